package dev.lathe.processor.diag;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.Tree;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/** A place that the user can edit. Every object of the compiler keeps the one that it came from. */
public sealed interface SourceRef {
  /** The place in words, for messages that mention a second place: {@code hidden1 (Digits.java:14)}. */
  String text();

  /** The place that javac can show. */
  default SourceRef shown() {
    return this;
  }

  /** The place in the source that the mistake is in. */
  default SourceRef written() {
    return this;
  }

  /**
   * A declaration in Java source, or an annotation on it, or one value of that annotation.
   *
   * @param element the declaration
   * @param annotation the annotation on it, if the place is inside one
   * @param value the annotation's value, if the place is one
   * @param text the place in words
   */
  record InJava(
      Element element,
      @Nullable AnnotationMirror annotation,
      @Nullable AnnotationValue value,
      String text)
      implements SourceRef {
    @Override
    public String toString() {
      return text;
    }
  }

  /**
   * A statement or expression in Java source.
   *
   * @param unit the file
   * @param tree the statement or expression
   * @param text the place in words
   */
  record InTree(CompilationUnitTree unit, Tree tree, String text) implements SourceRef {
    @Override
    public String toString() {
      return text;
    }
  }

  /**
   * A place in a block that was compiled before, from source that javac does not have.
   *
   * @param shown where the block is used, in a class that is compiled now
   * @param written the place in the block
   */
  record InClassFile(SourceRef shown, SourceRef written) implements SourceRef {
    @Override
    public String text() {
      return written.text();
    }

    @Override
    public String toString() {
      return text();
    }
  }

  /** A node that no user's source stands behind: one made by a test. */
  record Nowhere(String text) implements SourceRef {
    @Override
    public String toString() {
      return text;
    }
  }
}
