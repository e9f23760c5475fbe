package dev.lathe.processor.lower;

import dev.lathe.processor.ir.Value;
import dev.lathe.processor.spec.Checks;
import dev.lathe.processor.spec.Options;

/** How one layer or activation annotation becomes operations. A new layer is one of these; it needs no gradient and no back-end code. */
public interface LayerRecipe extends OptionRules {
  /** Most have no options that could be outside a range. */
  @Override
  default void check(Options options, Checks checks) {}

  /**
   * Appends the layer.
   *
   * @param input the value that reaches the layer, the batch being axis 0
   * @return the layer's result
   * @throws Misfit where the input's shape does not suit the layer
   */
  Value lower(Scope scope, Options options, Value input);
}
