package dev.lathe.processor.frontend.annotated;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.lathe.processor.diag.SourceRef;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import org.jspecify.annotations.Nullable;

/** Makes places in the source, with file and line in words where the compiler tells them. */
final class Places {
  private final Optional<Trees> trees;
  private final Map<Element, Use> uses = new HashMap<>();

  /** A block that was compiled before, where it is used. */
  private record Use(Source source, SourceRef where) {}

  Places(ProcessingEnvironment environment) {
    this.trees = Unwrapping.trees(environment);
  }

  SourceRef of(Element element) {
    return of(element, null, null);
  }

  SourceRef of(
      Element element, @Nullable AnnotationMirror annotation, @Nullable AnnotationValue value) {
    Use use = uses.get(element.getEnclosingElement());
    return use == null
        ? in(element, annotation, value, line(element))
        : new SourceRef.InClassFile(
            use.where(), in(element, annotation, value, line(element, use.source())));
  }

  private static SourceRef in(
      Element element,
      @Nullable AnnotationMirror annotation,
      @Nullable AnnotationValue value,
      String line) {
    return new SourceRef.InJava(element, annotation, value, element.getSimpleName() + line);
  }

  private static String line(Element member, Source source) {
    return member instanceof VariableElement field
        ? source.declaration(field).map(source::line).orElse("")
        : "";
  }

  /** Fields of a block that javac cannot show have their places, from now on, where the block is used. */
  void use(TypeElement block, Source source, SourceRef where) {
    uses.put(block, new Use(source, where.shown()));
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
    return OwnSource.line(trees.orElseThrow(), path.getCompilationUnit(), path.getLeaf());
  }
}
