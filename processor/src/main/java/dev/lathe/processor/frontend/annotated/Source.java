package dev.lathe.processor.frontend.annotated;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import dev.lathe.processor.diag.SourceRef;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.VariableElement;

/** The source of one class: bodies of methods, values of constants, what names in it stand for, places in it. */
interface Source {
  ClassTree tree();

  /** What a name stands for, where that is known without running anything. */
  Optional<Element> element(Tree name);

  /** The source on one line, without its end where it is long. */
  String text(Tree tree);

  /** {@code " (Digits.java:14)"}, or nothing. */
  String line(Tree tree);

  /**
   * A statement or expression as a place: {@code a.add(b) (Digits.java:14)}.
   *
   * @param use where the class is used, for one that javac cannot show
   */
  SourceRef at(Tree tree, SourceRef use);

  /** The methods of a name. */
  default List<MethodTree> methods(String name) {
    return members(MethodTree.class)
        .filter(method -> method.getName().contentEquals(name))
        .toList();
  }

  /** The fields in their order. */
  default List<VariableTree> fields() {
    return members(VariableTree.class).toList();
  }

  /** The declaration of a field. */
  default Optional<VariableTree> declaration(VariableElement field) {
    return fields().stream()
        .filter(each -> each.getName().contentEquals(field.getSimpleName()))
        .findFirst();
  }

  /** What a field is set to where it is declared. */
  default Optional<ExpressionTree> initializer(VariableElement field) {
    return declaration(field).map(VariableTree::getInitializer);
  }

  private <T extends Tree> Stream<T> members(Class<T> kind) {
    return tree().getMembers().stream().filter(kind::isInstance).map(kind::cast);
  }
}
