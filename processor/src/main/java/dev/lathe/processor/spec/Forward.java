package dev.lathe.processor.spec;

import java.util.List;
import java.util.Map;

/** What a network does with its input, told call by call; the same whether it was read from Java, from the order of fields or from a model file. */
@FunctionalInterface
public interface Forward {
  /** What a single output is called. */
  String OUTPUT = "output";

  /** Makes the calls in order, and gives what they lead to, by name and in order. */
  Map<String, Handle> run(Calls calls, List<Handle> inputs);

  /** Layer after layer. */
  static Forward sequence(List<LayerSpec> layers) {
    return (calls, inputs) -> {
      Handle value = inputs.get(0);
      for (LayerSpec layer : layers) {
        value = calls.layer(layer, List.of(value), layer.place());
      }
      return Map.of(OUTPUT, value);
    };
  }
}
