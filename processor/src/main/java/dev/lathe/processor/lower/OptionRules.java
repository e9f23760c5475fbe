package dev.lathe.processor.lower;

import dev.lathe.processor.spec.Checks;
import dev.lathe.processor.spec.Options;

/** What the options of one annotation may be. */
@FunctionalInterface
public interface OptionRules {
  /** Reports options outside their ranges. */
  void check(Options options, Checks checks);
}
