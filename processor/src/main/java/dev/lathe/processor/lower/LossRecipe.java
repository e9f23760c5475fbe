package dev.lathe.processor.lower;

import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.spec.Checks;
import dev.lathe.processor.spec.Options;
import dev.lathe.processor.spec.TargetNumbers;
import java.util.List;

/** How one loss annotation becomes operations. */
public interface LossRecipe extends OptionRules {
  /** Most have no options that could be outside a range. */
  @Override
  default void check(Options options, Checks checks) {}

  /** What a loss compares the output with. */
  enum Target {
    /** Class numbers, counted from 0. */
    CLASS,
    /** Numbers. */
    VALUES
  }

  /** What the targets are. */
  default Target target() {
    return Target.VALUES;
  }

  /** How many tensors it takes at least; those of more than output and target are called from the user's own method. */
  default int operands() {
    return 2;
  }

  /** How many tensors it takes at most. */
  default int most() {
    return operands();
  }

  /** Which whole numbers a target may hold, where they are {@link Target#CLASS} and the recipe takes an output of this shape. */
  default TargetNumbers numbers(Options options, Shape output) {
    return new TargetNumbers(output.last().count(), 0);
  }

  /**
   * The shape of a batch of targets for an output of this shape.
   *
   * @throws Misfit where the loss cannot be taken of such an output
   */
  default Shape targetShape(Options options, Shape output) {
    return output;
  }

  /**
   * Appends the loss, one number.
   *
   * @param operands in PyTorch's order: the output, the target and whatever else
   * @throws Misfit where they do not suit the loss
   */
  Value lower(Scope scope, Options options, List<Value> operands);
}
