package dev.lathe.processor.lower;

import dev.lathe.processor.diag.Code;
import dev.lathe.processor.diag.Problems;
import dev.lathe.processor.spec.Checks;
import dev.lathe.processor.spec.LayerSpec;
import dev.lathe.processor.spec.NetworkSpec;
import dev.lathe.processor.spec.Options;
import java.util.Objects;

/** Reports every option of a network that is outside its range, before shapes are looked at. */
public final class CheckOptions {
  private CheckOptions() {}

  public static void run(NetworkSpec network, Problems problems) {
    for (LayerSpec layer : network.layers()) {
      check(layer.layer(), problems);
      check(layer.activation(), problems);
    }
    check(network.loss(), problems);
    check(network.optimizer(), problems);
    Options training = network.training();
    new Checks(training, problems).atLeastOne("epochs").atLeastOne("batchSize");
    checkInput(network, problems);
  }

  private static void check(@org.jspecify.annotations.Nullable Options options, Problems problems) {
    if (options == null) {
      return;
    }
    Checks checks = new Checks(options, problems);
    if (Recipes.LOSSES.containsKey(options.name())) {
      Recipes.LOSSES.get(options.name()).check(options, checks);
    } else if (Recipes.OPTIMIZERS.containsKey(options.name())) {
      Recipes.OPTIMIZERS.get(options.name()).check(options, checks);
    } else {
      LayerRecipe activation = Recipes.ACTIVATIONS.get(options.name());
      LayerRecipe recipe = activation != null ? activation : Recipes.LAYERS.get(options.name());
      Objects.requireNonNull(recipe, options.name()).check(options, checks);
    }
  }

  private static void checkInput(NetworkSpec network, Problems problems) {
    boolean positive = network.input().stream().allMatch(extent -> extent >= 1);
    if (!positive) {
      problems.report(
          Code.L102, network.where(), "input of @Network to be sizes of at least 1", network.input().toString(),
          "write the size of each dimension of one example");
    }
  }
}
