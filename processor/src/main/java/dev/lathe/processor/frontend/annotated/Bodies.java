package dev.lathe.processor.frontend.annotated;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.lathe.processor.diag.SourceRef;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/** The source of classes that are being compiled: bodies of methods, values of constants, places in them. */
final class Bodies {
  private final Trees trees;

  Bodies(Trees trees) {
    this.trees = trees;
  }

  /** Whether the class is compiled from source now. */
  boolean has(TypeElement type) {
    return trees.getTree(type) != null;
  }

  ClassTree tree(TypeElement type) {
    return Objects.requireNonNull(trees.getTree(type), type::toString);
  }

  CompilationUnitTree unit(Element element) {
    return Objects.requireNonNull(trees.getPath(element), element::toString).getCompilationUnit();
  }

  /** The class's methods of a name. */
  List<MethodTree> methods(TypeElement type, String name) {
    ClassTree tree = trees.getTree(type);
    return tree == null
        ? List.of()
        : tree.getMembers().stream()
            .filter(MethodTree.class::isInstance)
            .map(MethodTree.class::cast)
            .filter(method -> method.getName().contentEquals(name))
            .toList();
  }

  /** What a field is set to where it is declared. */
  Optional<ExpressionTree> initializer(VariableElement field) {
    return Optional.ofNullable(trees.getPath(field))
        .map(path -> ((VariableTree) path.getLeaf()).getInitializer());
  }

  /** The declaration of a field. */
  Optional<VariableTree> declaration(VariableElement field) {
    return Optional.ofNullable(trees.getPath(field)).map(path -> (VariableTree) path.getLeaf());
  }

  /** What a name stands for, where javac knows. */
  Optional<Element> element(CompilationUnitTree unit, Tree tree) {
    TreePath path = trees.getPath(unit, tree);
    return Optional.ofNullable(path).map(trees::getElement);
  }

  /** {@code a.add(b) (Digits.java:14)}. */
  SourceRef at(CompilationUnitTree unit, Tree tree) {
    long start = trees.getSourcePositions().getStartPosition(unit, tree);
    String file = unit.getSourceFile().getName().replaceFirst(".*[/\\\\]", "");
    String line = start < 0 ? "" : ":" + unit.getLineMap().getLineNumber(start);
    return new SourceRef.InTree(unit, tree, shortened(tree) + " (" + file + line + ")");
  }

  /** The source on one line, without its end where it is long. */
  static String shortened(Tree tree) {
    String text = tree.toString().replaceAll("\\s+", " ").strip();
    return text.length() <= 60 ? text : text.substring(0, 57) + "...";
  }
}
