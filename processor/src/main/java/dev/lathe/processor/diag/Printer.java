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
    Kind kind = problem.code().isWarning() ? Kind.WARNING : Kind.ERROR;
    SourceRef where = problem.where().shown();
    if (where instanceof SourceRef.InJava at) {
      messager.printMessage(kind, problem.message(), at.element(), at.annotation(), at.value());
    } else if (where instanceof SourceRef.InTree at && trees.isPresent()) {
      trees.get().printMessage(kind, problem.message(), at.tree(), at.unit());
    } else {
      messager.printMessage(kind, where.text() + ": " + problem.message());
    }
  }
}
