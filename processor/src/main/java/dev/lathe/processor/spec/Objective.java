package dev.lathe.processor.spec;

import dev.lathe.processor.diag.SourceRef;
import java.util.List;

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
   * @param body from the outputs and the targets, in this order, to one number
   * @param targets what the targets are where the method says so; empty for one as {@code @Network(target)} or the first output
   * @param where the method
   */
  record Written(Forward body, List<InputSpec> targets, SourceRef where) implements Objective {
    public Written {
      targets = List.copyOf(targets);
    }

    @Override
    public String text() {
      return "loss of its own";
    }
  }
}
