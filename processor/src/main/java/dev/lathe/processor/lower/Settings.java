package dev.lathe.processor.lower;

import dev.lathe.processor.ir.State;
import dev.lathe.processor.ir.UpdateRule;
import dev.lathe.processor.spec.LayerSpec;
import dev.lathe.processor.spec.NetworkSpec;
import dev.lathe.processor.spec.Options;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a field says of its layer's parameters: how they begin, and whether and how they are trained. */
final class Settings {
  static final String FROZEN = "Frozen";

  private static final String GROUP = "ParameterGroup";

  static final Map<String, OptionRules> TABLE = table();

  private Settings() {}

  private static Map<String, OptionRules> table() {
    Map<String, OptionRules> table = new HashMap<>(Initialisers.TABLE);
    table.put(FROZEN, (options, checks) -> {});
    table.put(GROUP, (options, checks) -> {
      checks.notNegative("lr");
      checks.require(
          options.number("weightDecay") == -1 || options.number("weightDecay") >= 0,
          "weightDecay",
          "to be at least 0, or -1 for the optimizer's",
          "write 0 or more");
    });
    return Map.copyOf(table);
  }

  /** Whether parameters of a layer with these settings are not trained. */
  static boolean areFrozen(List<Options> settings) {
    return settings.stream().anyMatch(each -> each.name().equals(FROZEN));
  }

  /** The update of a parameter: the optimizer's, and the average's where there is one. */
  static UpdateRule rule(NetworkSpec network) {
    UpdateRule rule = optimizer(network);
    return network
        .average()
        .map((Options average) -> (UpdateRule) new Averaging(rule, average.number("decay")))
        .orElse(rule);
  }

  /** The optimizer's update, with the learning rate and weight decay of the layer that a parameter belongs to. */
  private static UpdateRule optimizer(NetworkSpec network) {
    Options optimizer = network.optimizer();
    OptimizerRecipe recipe = Lower.recipe(Recipes.OPTIMIZERS, optimizer);
    return (parameter, weight, gradient) -> recipe
        .rule(group(network, parameter).map(group -> with(optimizer, group)).orElse(optimizer))
        .update(parameter, weight, gradient);
  }

  private static Optional<Options> group(NetworkSpec network, State parameter) {
    return network.layers().stream()
        .filter(layer -> parameter.name().startsWith(layer.name() + "."))
        .map((LayerSpec layer) -> layer.setting(GROUP))
        .flatMap(Optional::stream)
        .findFirst();
  }

  private static Options with(Options optimizer, Options group) {
    Map<String, Object> values = new HashMap<>(optimizer.values());
    if (group.number("lr") > 0) {
      values.put(OptimizerRecipe.SHARE_OF_RATE, group.number("lr") / optimizer.number("lr"));
    }
    if (group.number("weightDecay") >= 0) {
      values.replace("weightDecay", group.number("weightDecay"));
    }
    return new Options(optimizer.name(), values, optimizer.places(), optimizer.where());
  }
}
