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
      check(options, new Checks(options, problems));
    }
  }

  private static void check(Options options, Checks checks) {
    String name = options.name();
    if (Recipes.LAYERS.containsKey(name)) {
      Recipes.LAYERS.get(name).check(options, checks);
    } else if (Recipes.ACTIVATIONS.containsKey(name)) {
      Recipes.ACTIVATIONS.get(name).check(options, checks);
    } else if (Recipes.LOSSES.containsKey(name)) {
      Recipes.LOSSES.get(name).check(options, checks);
    } else if (Recipes.OPTIMIZERS.containsKey(name)) {
      Recipes.OPTIMIZERS.get(name).check(options, checks);
    } else if (name.equals("Training")) {
      checks.atLeastOne("epochs").atLeastOne("batchSize");
    } else if (name.equals("Network")) {
      checks.sizes("input").sizes("target");
    }
  }
}
