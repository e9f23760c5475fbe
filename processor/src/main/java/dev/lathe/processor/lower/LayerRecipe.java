package dev.lathe.processor.lower;

import dev.lathe.processor.diag.Code;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.spec.Checks;
import dev.lathe.processor.spec.Options;
import java.util.List;

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

  /**
   * Appends the layer where it is called with any number of inputs, which most refuse.
   *
   * @throws Misfit where the inputs do not suit the layer
   */
  default Value call(Scope scope, Options options, List<Value> inputs) {
    if (inputs.size() == 1) {
      return lower(scope, options, inputs.get(0));
    }
    throw new Misfit(
        Code.L101,
        "one input",
        inputs.size() + " of them",
        "join them before: a.cat(b, 1), say",
        null);
  }

  /** The name under which an activation's parameters stand beside its layer's; empty for none. */
  default String parameters() {
    return "";
  }
}
