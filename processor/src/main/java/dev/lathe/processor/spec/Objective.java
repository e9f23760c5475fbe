package dev.lathe.processor.spec;

import dev.lathe.processor.diag.SourceRef;
import java.util.Optional;

/** What training makes small. */
public sealed interface Objective {
  /** The place of the annotation or method. */
  SourceRef where();

  /** {@code @MSELoss}, for the summary. */
  String text();

  /**
   * A loss of the network's one output and the target.
   *
   * @param options the annotation
   */
  record Annotated(Options options) implements Objective {
    @Override
    public SourceRef where() {
      return options.where();
    }

    @Override
    public String text() {
      return options.toString();
    }
  }

  /**
   * The user's own method.
   *
   * @param body from the outputs and the target, in this order, to one number
   * @param target what a target is where the method says so; as {@code @Network(target)} or the first output else
   * @param where the method
   */
  record Written(Forward body, Optional<InputSpec> target, SourceRef where) implements Objective {
    @Override
    public String text() {
      return "loss of its own";
    }
  }
}
