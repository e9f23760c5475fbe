package dev.lathe.processor.lower;

import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.spec.Checks;
import dev.lathe.processor.spec.Options;

/** How one loss annotation becomes operations. */
public interface LossRecipe extends OptionRules {
  /** Most have no options that could be outside a range. */
  @Override
  default void check(Options options, Checks checks) {}

  /** What a loss compares the output with. */
  enum Target {
    /** One class number an example, counted from 0. */
    CLASS,
    /** As many numbers an example as the network's output has. */
    VALUES
  }

  /** What the targets are. */
  Target target();

  /**
   * The shape of a batch of targets for an output of this shape.
   *
   * @throws Misfit where the loss cannot be taken of such an output
   */
  Shape targetShape(Options options, Shape output);

  /** Appends the loss, one number: the mean over the batch. */
  Value lower(Scope scope, Options options, Value output, Value target);
}
