package dev.lathe.processor.frontend.annotated;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.lathe.processor.diag.SourceRef;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
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

  SourceRef of(
      Element element, @Nullable AnnotationMirror annotation, @Nullable AnnotationValue value) {
    return new SourceRef.InJava(
        element, annotation, value, element.getSimpleName() + line(element));
  }

  /** Whether an annotation of the class or field is one that javac does not find: it may be the one that is missed. */
  boolean hasUnknownAnnotation(Element element) {
    return trees
        .map(known -> known.getPath(element))
        .map(this::hasUnknownAnnotation)
        .orElse(false);
  }

  /** Asks the tree, for an element of JDK 17's javac has no mirrors of such annotations. */
  private boolean hasUnknownAnnotation(TreePath path) {
    ModifiersTree modifiers = path.getLeaf() instanceof ClassTree type ? type.getModifiers() : null;
    if (path.getLeaf() instanceof VariableTree variable) {
      modifiers = variable.getModifiers();
    }
    return modifiers != null
        && modifiers.getAnnotations().stream().anyMatch(annotation -> isUnknown(path, annotation));
  }

  private boolean isUnknown(TreePath declaration, AnnotationTree annotation) {
    TreePath type =
        new TreePath(new TreePath(declaration, annotation), annotation.getAnnotationType());
    return Optional.ofNullable(trees.orElseThrow().getTypeMirror(type))
            .map(TypeMirror::getKind)
            .orElse(TypeKind.ERROR)
        == TypeKind.ERROR;
  }

  /** {@code " (Digits.java:14)"}, or nothing. */
  private String line(Element element) {
    return trees.map(known -> known.getPath(element)).map(this::line).orElse("");
  }

  private String line(TreePath path) {
    SourcePositions positions = trees.orElseThrow().getSourcePositions();
    long start = positions.getStartPosition(path.getCompilationUnit(), path.getLeaf());
    String file = path.getCompilationUnit()
        .getSourceFile()
        .getName()
        .replaceFirst(".*[/\\\\]", ""); // may be no path
    return start < 0
        ? ""
        : " (" + file + ":" + path.getCompilationUnit().getLineMap().getLineNumber(start) + ")";
  }
}
