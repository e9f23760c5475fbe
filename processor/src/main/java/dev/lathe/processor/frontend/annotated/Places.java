package dev.lathe.processor.frontend.annotated;

import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.lathe.processor.diag.SourceRef;
import java.nio.file.Path;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/** Makes places in the source, with file and line in words where the compiler tells them. */
final class Places {
  private final Optional<Trees> trees;

  Places(ProcessingEnvironment environment) {
    this.trees = Unwrapping.trees(environment);
  }

  SourceRef of(Element element) {
    return of(element, null, null);
  }

  SourceRef of(Element element, @Nullable AnnotationMirror annotation, @Nullable AnnotationValue value) {
    return new SourceRef.InJava(element, annotation, value, element.getSimpleName() + line(element));
  }

  /** {@code " (Digits.java:14)"}, or nothing. */
  private String line(Element element) {
    return trees.map(known -> known.getPath(element)).map(this::line).orElse("");
  }

  private String line(TreePath path) {
    SourcePositions positions = trees.orElseThrow().getSourcePositions();
    long start = positions.getStartPosition(path.getCompilationUnit(), path.getLeaf());
    Path file = Path.of(path.getCompilationUnit().getSourceFile().getName()).getFileName();
    return start < 0 ? "" : " (" + file + ":" + path.getCompilationUnit().getLineMap().getLineNumber(start) + ")";
  }
}
