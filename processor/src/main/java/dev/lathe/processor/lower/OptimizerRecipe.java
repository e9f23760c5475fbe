package dev.lathe.processor.lower;

import dev.lathe.processor.ir.UpdateRule;
import dev.lathe.processor.spec.Checks;
import dev.lathe.processor.spec.Options;

/** How one optimizer annotation becomes the update of a parameter. */
public interface OptimizerRecipe {
  /** Reports options outside their ranges. */
  void check(Options options, Checks checks);

  /** The update with these options. */
  UpdateRule rule(Options options);
}
