package dev.lathe.processor.lower;

import dev.lathe.processor.ir.UpdateRule;
import dev.lathe.processor.spec.Options;

/** How one optimizer annotation becomes the update of a parameter. */
public interface OptimizerRecipe extends OptionRules {
  /** The update with these options. */
  UpdateRule rule(Options options);
}
