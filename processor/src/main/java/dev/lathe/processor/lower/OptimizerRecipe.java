package dev.lathe.processor.lower;

import dev.lathe.processor.ir.UpdateRule;
import dev.lathe.processor.spec.Options;

/** How one optimizer annotation becomes the update of a parameter. */
public interface OptimizerRecipe extends OptionRules {
  /** An option beside those of the annotation: what the learning rate is multiplied with for a parameter of its own group. */
  String SHARE_OF_RATE = "share of the learning rate";

  /** The update with these options. */
  UpdateRule rule(Options options);
}
