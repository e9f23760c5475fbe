package dev.lathe.processor.lower;

import dev.lathe.processor.diag.Code;
import dev.lathe.processor.diag.Problems;
import dev.lathe.processor.diag.SourceRef;
import dev.lathe.processor.ir.State;
import dev.lathe.processor.ir.UpdateRule;
import dev.lathe.processor.spec.Checks;
import dev.lathe.processor.spec.LayerSpec;
import dev.lathe.processor.spec.NetworkSpec;
import dev.lathe.processor.spec.Options;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What a field says of its layer's parameters: how they begin, and whether and how they are trained. */
final class Settings {
  static final String FROZEN = "Frozen";

  private static final String GROUP = "ParameterGroup";

  /** Options of the optimizer that a group may have of its own; -1 is none. */
  private static final List<String> OVERRIDES =
      List.of("weightDecay", "momentum", "beta1", "beta2", "eps");

  static final Map<String, OptionRules> TABLE = table();

  private Settings() {}

  private static Map<String, OptionRules> table() {
    Map<String, OptionRules> table = new HashMap<>(Initialisers.TABLE);
    table.put(FROZEN, (options, checks) -> {});
    table.put(GROUP, (options, checks) -> {
      checks.notNegative("lr");
      OVERRIDES.forEach(member -> checks.require(
          options.number(member) == -1 || options.number(member) >= 0,
          member,
          "to be at least 0, or -1 for the optimizer's",
          "write 0 or more"));
    });
    return Map.copyOf(table);
  }

  /** Whether parameters of a layer with these settings are not trained. */
  static boolean areFrozen(List<Options> settings) {
    return settings.stream().anyMatch(each -> each.name().equals(FROZEN));
  }

  /** Reports what a group overrides and the optimizer has not, and what it may not be. */
  static void check(NetworkSpec network, Problems problems) {
    Options optimizer = network.optimizer();
    for (LayerSpec layer : network.layers()) {
      layer.setting(GROUP).ifPresent(group -> {
        overridden(group)
            .filter(member -> !optimizer.values().containsKey(member))
            .forEach(member -> reportMissing(group, member, optimizer, problems));
        if (!problems.any()) {
          Options merged = with(optimizer, group);
          Recipes.optionRules(optimizer.name()).check(merged, new Checks(merged, problems));
        }
      });
    }
  }

  private static void reportMissing(
      Options group, String member, Options optimizer, Problems problems) {
    problems.report(
        Code.L110,
        group.where(member),
        member + " of @" + GROUP + " to be an option of the network's optimizer",
        "@" + optimizer.name() + ", which has no " + member,
        "remove it, or take an optimizer that has it");
  }

  private static Stream<String> overridden(Options group) {
    return OVERRIDES.stream().filter(member -> group.number(member) >= 0);
  }

  /** The update of a parameter: the optimizer's, and the average's where there is one. */
  static UpdateRule rule(NetworkSpec network) {
    UpdateRule rule = optimizer(network);
    return network
        .average()
        .map((Options average) -> (UpdateRule) new Averaging(rule, average.number("decay")))
        .orElse(rule);
  }

  /** The optimizer's update, with the options of the layer that a parameter belongs to. */
  private static UpdateRule optimizer(NetworkSpec network) {
    Options optimizer = Schedules.cycleMomentum(network.schedules())
        ? network.optimizer().with(OptimizerRecipe.CYCLED, true)
        : network.optimizer();
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
    Map<String, SourceRef> places = new HashMap<>(optimizer.places());
    if (group.number("lr") > 0) {
      values.put(OptimizerRecipe.SHARE_OF_RATE, group.number("lr") / optimizer.number("lr"));
    }
    overridden(group).forEach(member -> {
      values.put(member, group.number(member));
      places.put(member, group.where(member));
    });
    return new Options(optimizer.name(), values, places, optimizer.where());
  }
}
