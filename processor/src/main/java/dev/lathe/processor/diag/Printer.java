package dev.lathe.processor.diag;

import javax.annotation.processing.Messager;
import javax.tools.Diagnostic.Kind;

/** The one place that talks to {@link Messager}. */
public final class Printer {
  private final Messager messager;

  public Printer(Messager messager) {
    this.messager = messager;
  }

  public void print(Problem problem) {
    if (problem.where() instanceof SourceRef.InJava at) {
      messager.printMessage(
          Kind.ERROR, problem.message(), at.element(), at.annotation(), at.value());
    } else {
      messager.printMessage(Kind.ERROR, problem.where().text() + ": " + problem.message());
    }
  }
}
