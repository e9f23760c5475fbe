package dev.lathe.processor.lower;

import dev.lathe.processor.ir.UpdateRule;
import dev.lathe.processor.spec.Options;
import java.util.Set;

/** How one optimizer annotation becomes the update of a parameter. */
public interface OptimizerRecipe extends OptionRules {
  /** An option beside those of the annotation: what the learning rate is multiplied with for a parameter of its own group. */
  String SHARE_OF_RATE = "share of the learning rate";

  /** An option beside those of the annotation: that a schedule changes the momentum. */
  String CYCLED = "momentum is cycled";

  /** The options that such a schedule changes, by PyTorch's rule: beta1 of an optimizer that has betas, else its momentum. */
  Set<String> MOMENTA = Set.of("momentum", "beta1");

  /** The update with these options. */
  UpdateRule rule(Options options);
}
