package dev.lathe.processor.lower;

import dev.lathe.processor.lower.layer.Conv2d;
import dev.lathe.processor.lower.layer.Dropout;
import dev.lathe.processor.lower.layer.Elementwise;
import dev.lathe.processor.lower.layer.Flatten;
import dev.lathe.processor.lower.layer.Linear;
import dev.lathe.processor.lower.layer.Softmax;
import dev.lathe.processor.lower.loss.CrossEntropyLoss;
import dev.lathe.processor.lower.loss.MSELoss;
import dev.lathe.processor.lower.optimizer.Adam;
import dev.lathe.processor.lower.optimizer.SGD;
import dev.lathe.processor.spec.Vocabulary;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** Every recipe by the simple name of its annotation: the one place where a new one is listed. */
public final class Recipes {
  static final Map<String, LayerRecipe> LAYERS = Map.of(
      "Conv2d", new Conv2d(),
      "Dropout", new Dropout(),
      "Flatten", new Flatten(),
      "Linear", new Linear());

  static final Map<String, LayerRecipe> ACTIVATIONS = Map.of(
      "ReLU", Elementwise.RELU,
      "Sigmoid", Elementwise.SIGMOID,
      "Softmax", new Softmax(),
      "Tanh", Elementwise.TANH);

  static final Map<String, LossRecipe> LOSSES = Map.of(
      "CrossEntropyLoss", new CrossEntropyLoss(),
      "MSELoss", new MSELoss());

  static final Map<String, OptimizerRecipe> OPTIMIZERS = Map.of(
      "Adam", new Adam(),
      "SGD", new SGD());

  /** Annotations that have options but no recipe. */
  private static final Map<String, OptionRules> SETTINGS = Map.of(
      "Input", (options, checks) -> checks.sizes("value"),
      "Network", (options, checks) -> checks.sizes("input").sizes("target"),
      "Parameter", (options, checks) -> checks.sizes("shape").notNegative("std"),
      "Tokens", (options, checks) -> checks.sizes("value"),
      "Training", (options, checks) -> checks.atLeastOne("epochs").atLeastOne("batchSize"));

  private Recipes() {}

  /** What the options of an annotation may be, whatever its role; anything where nothing is known of it. */
  static OptionRules optionRules(String annotation) {
    return Stream.of(LAYERS, ACTIVATIONS, LOSSES, OPTIMIZERS, SETTINGS)
        .map(table -> (OptionRules) table.get(annotation))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse((options, checks) -> {});
  }

  /** What a front-end may find. */
  public static Vocabulary vocabulary() {
    return new Vocabulary(
        LAYERS.keySet(), ACTIVATIONS.keySet(), LOSSES.keySet(), OPTIMIZERS.keySet());
  }
}
