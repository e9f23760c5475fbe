package dev.lathe.processor.diag;

import com.sun.source.util.Trees;
import java.util.Optional;
import javax.annotation.processing.Messager;
import javax.tools.Diagnostic.Kind;

/** The one place that talks to {@link Messager}. */
public final class Printer {
  private final Messager messager;
  private final Optional<Trees> trees;

  /** @param trees for places inside of methods; empty where the compiler has none */
  public Printer(Messager messager, Optional<Trees> trees) {
    this.messager = messager;
    this.trees = trees;
  }

  public void print(Problem problem) {
    SourceRef where = problem.where().shown();
    if (where instanceof SourceRef.InJava at) {
      messager.printMessage(
          Kind.ERROR, problem.message(), at.element(), at.annotation(), at.value());
    } else if (where instanceof SourceRef.InTree at && trees.isPresent()) {
      trees.get().printMessage(Kind.ERROR, problem.message(), at.tree(), at.unit());
    } else {
      messager.printMessage(Kind.ERROR, where.text() + ": " + problem.message());
    }
  }
}
