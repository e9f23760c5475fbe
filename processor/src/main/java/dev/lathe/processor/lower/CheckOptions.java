package dev.lathe.processor.lower;

import dev.lathe.processor.diag.Problems;
import dev.lathe.processor.spec.Checks;
import dev.lathe.processor.spec.Options;
import java.util.List;

/** Reports every option that is outside its range, before shapes are looked at. */
public final class CheckOptions {
  private CheckOptions() {}

  /** Checks each annotation by itself; one that has no recipe has no options to be checked. */
  public static void run(List<Options> written, Problems problems) {
    for (Options options : written) {
      Recipes.optionRules(options.name()).check(options, new Checks(options, problems));
    }
  }
}
