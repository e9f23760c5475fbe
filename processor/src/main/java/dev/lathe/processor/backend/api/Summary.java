package dev.lathe.processor.backend.api;

import dev.lathe.processor.backend.CompiledNetwork;
import dev.lathe.processor.backend.MultiplyAdds;
import dev.lathe.processor.ir.Called;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.State;
import dev.lathe.processor.spec.InputSpec;
import dev.lathe.processor.spec.LayerSpec;
import dev.lathe.processor.spec.NetworkSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The table that {@code SUMMARY} holds: layers with output shapes, parameters and multiply-adds of one example, and the bytes of the memory plan. And what {@code Model.layers} gives, a line for
 * each.
 */
final class Summary {
  private final CompiledNetwork network;

  private Summary(CompiledNetwork network) {
    this.network = network;
  }

  static List<String> lines(CompiledNetwork network) {
    return new Summary(network).lines();
  }

  /** Inputs and layers with what they read: {@code hidden [B x 3] = Linear(3), Tanh (input)}. */
  static List<String> layers(CompiledNetwork network) {
    NetworkSpec spec = network.spec();
    Stream<String> inputs = spec.inputs().stream()
        .map(input -> spec.label(input) + " [" + Shape.batchOf(input.sizes()) + "] = Input ()");
    return Stream.concat(inputs, spec.layers().stream().map(layer -> line(network, layer)))
        .toList();
  }

  private static String line(CompiledNetwork network, LayerSpec layer) {
    Called called = network.layers().get(layer.name());
    String shape = called == null ? "" : called.shape().toString();
    String inputs = called == null ? "" : String.join(", ", called.inputs());
    return layer.name() + " [" + shape + "] = " + kind(layer) + " (" + inputs + ")";
  }

  private List<String> lines() {
    NetworkSpec spec = network.spec();
    List<String> lines = new ArrayList<>();
    lines.add(spec.type().flatName() + ": " + spec.objective().text() + ", " + spec.optimizer());
    lines.addAll(align(rows()));
    lines.add(memory());
    return lines;
  }

  private List<List<String>> rows() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("layer", "kind", "output", "parameters", "multiply-adds"));
    for (InputSpec input : network.spec().inputs()) {
      rows.add(List.of(input.name(), "", input.shape(), "", ""));
    }
    for (LayerSpec layer : network.spec().layers()) {
      Called called = network.layers().get(layer.name());
      String output = called == null ? "" : called.shape().perExample();
      rows.add(List.of(
          layer.name(),
          kind(layer),
          output,
          grouped(parameters(layer.name())),
          grouped(products(layer.name()))));
    }
    Parts results = Parts.results(network);
    if (results.areSeveral()) {
      results.parts().forEach(part -> rows.add(List.of(part.name(), "", part.shape(), "", "")));
    }
    rows.add(List.of("total", "", "", grouped(parameters("")), grouped(products(""))));
    return rows;
  }

  private static String kind(LayerSpec layer) {
    return Stream.of(layer.layer(), layer.activation())
        .filter(Objects::nonNull)
        .map(options -> options.toString().substring(1))
        .collect(Collectors.joining(", "));
  }

  private long parameters(String owner) {
    return network.states().stream()
        .filter(state -> state.kind() == State.Kind.PARAMETER && belongs(state.name(), owner))
        .mapToLong(State::size)
        .sum();
  }

  private static boolean belongs(String state, String owner) {
    return owner.isEmpty() || state.startsWith(owner + ".");
  }

  /** Multiply-adds of the products for one example. */
  private long products(String owner) {
    return MultiplyAdds.of(
            network.predict().graph(),
            node -> owner.isEmpty() || node.origin().owner().equals(owner))
        .ofOne();
  }

  private String memory() {
    int batch = network.spec().training().integer("batchSize");
    return String.format(
        Locale.ROOT,
        "memory: weights %s, optimizer %s; training %s for batches of %d; prediction %s",
        bytes(stateBytes(false)),
        bytes(stateBytes(true)),
        bytes(network.train().plan().bytes(batch)),
        batch,
        bytes(network.predict().plan().bytes(1)));
  }

  private long stateBytes(boolean optimizer) {
    return network.states().stream()
        .filter(state -> (state.kind() == State.Kind.OPTIMIZER) == optimizer)
        .mapToLong(state -> 4L * state.size())
        .sum();
  }

  private static String bytes(long bytes) {
    return grouped(bytes) + " bytes";
  }

  private static String grouped(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** Text to the left, numbers to the right. */
  private static List<String> align(List<List<String>> rows) {
    int columns = rows.get(0).size();
    List<Integer> widths = new ArrayList<>();
    for (int column = 0; column < columns; column++) {
      int at = column;
      widths.add(rows.stream().mapToInt(row -> row.get(at).length()).max().orElse(0));
    }
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private static String line(List<String> row, List<Integer> widths) {
    StringBuilder line = new StringBuilder();
    for (int column = 0; column < row.size(); column++) {
      boolean number = column >= 3;
      String pad = " ".repeat(widths.get(column) - row.get(column).length());
      line.append(number ? pad + row.get(column) : row.get(column) + pad).append("  ");
    }
    return line.toString().stripTrailing();
  }
}
