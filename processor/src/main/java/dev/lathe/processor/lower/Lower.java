package dev.lathe.processor.lower;

import dev.lathe.processor.diag.Code;
import dev.lathe.processor.diag.Problems;
import dev.lathe.processor.ir.Called;
import dev.lathe.processor.ir.ElementType;
import dev.lathe.processor.ir.Graph;
import dev.lathe.processor.ir.GraphBuilder;
import dev.lathe.processor.ir.Origin;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.UpdateRule;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.spec.Forward;
import dev.lathe.processor.spec.Handle;
import dev.lathe.processor.spec.InputSpec;
import dev.lathe.processor.spec.NetworkSpec;
import dev.lathe.processor.spec.Options;
import dev.lathe.processor.spec.Reported;
import dev.lathe.processor.spec.Sizes;
import dev.lathe.processor.spec.TargetNumbers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Runs a network's {@code forward} and its loss, which follow the recipes, and stops at the first call that does not fit. */
public final class Lower {
  private final NetworkSpec network;
  private final Mode mode;
  private final Problems problems;
  private final GraphBuilder builder = new GraphBuilder();
  private final Scope scope;
  private final Lowering calls;
  private final Map<String, String> outputs = new LinkedHashMap<>();

  private Lower(NetworkSpec network, Mode mode, Problems problems) {
    this.network = network;
    this.mode = mode;
    this.problems = problems;
    this.scope = new Scope(builder, mode.training());
    this.calls = new Lowering(scope, problems);
  }

  /**
   * A network's program before any pass.
   *
   * @param graph with the roles {@link Graph#OUTPUT} and, where the mode has one, {@link Graph#LOSS}
   * @param layers that are called, by name
   * @param targetNumbers which whole numbers each target may hold, by the name of its input
   */
  public record Lowered(
      Graph graph, Map<String, Called> layers, Map<String, TargetNumbers> targetNumbers) {
    public Lowered {
      layers = Map.copyOf(layers);
      targetNumbers = Map.copyOf(targetNumbers);
    }
  }

  /** The network in one mode; null where something was reported. {@link CheckOptions} comes first: a layer whose options it refused ends the walk. */
  public static @Nullable Lowered run(NetworkSpec network, Mode mode, Problems problems) {
    try {
      return new Lower(network, mode, problems).run();
    } catch (Reported mistake) {
      return null;
    }
  }

  /** Reports settings that do not go together, each of which is in its range. */
  public static void checkSettings(NetworkSpec network, Problems problems) {
    Schedules.check(network, problems);
    Settings.check(network, problems);
  }

  /** How the network's optimizer changes a parameter. */
  public static UpdateRule updateRule(NetworkSpec network) {
    return Settings.rule(network);
  }

  private Lowered run() {
    if (!soundSizes()) {
      throw new Reported();
    }
    Map<String, Handle> made = network.forward().run(calls, inputs());
    made.forEach(
        (name, output) -> outputs.put(role(name), result(name, (Bound) output).name()));
    Value loss = new Objectives(network, scope, calls).lower(made, mode.loss());
    if (mode.loss()) {
      outputs.put(Graph.LOSS, loss.name());
    }
    scope.finish();
    requireUse();
    return new Lowered(
        new Graph(mode.program(), builder.nodes(), outputs),
        calls.layers(),
        calls.asked().byTarget(builder.nodes()));
  }

  private static String role(String output) {
    return output.equals(Forward.OUTPUT) ? Graph.OUTPUT : Graph.OUTPUT + " " + output;
  }

  private List<Handle> inputs() {
    List<Handle> inputs = new ArrayList<>();
    for (InputSpec input : network.inputs()) {
      builder.at(new Origin("input", Origin.Phase.FORWARD, input.where()));
      ElementType type = input.tokens() ? ElementType.INT : ElementType.FLOAT;
      Value value = builder.input(input.graphName(), Shape.batchOf(input.sizes()), type);
      List<String> label = List.of(network.label(input));
      inputs.add(new Bound(value, input.name(), "the network's input", null, null, label));
    }
    return inputs;
  }

  /** What comes out, if it is numbers of each example. */
  private Value result(String name, Bound output) {
    Value value = output.value();
    boolean sound = value.type() == ElementType.FLOAT
        && value.shape().rank() > 0
        && value.shape().extent(0).batched();
    if (sound) {
      return value;
    }
    throw calls.report(
        Code.L124,
        value.node().origin().where(),
        "numbers of each example as " + name + ", the batch being dimension 0",
        output.chain(),
        "return what layers make of the inputs");
  }

  /** Of several inputs each is there for something. */
  private void requireUse() {
    for (InputSpec input : network.inputs()) {
      boolean used = network.inputs().size() == 1
          || builder.nodes().stream().anyMatch(node -> node.inputs().contains(input.graphName()))
          || outputs.containsValue(input.graphName());
      if (!used && mode == Mode.TRAIN) {
        calls.report(
            Code.L123,
            input.where(),
            "every input to be used in forward",
            input.name() + ", which is not",
            "use it, or remove the parameter");
      }
    }
  }

  /** Whether the sizes in {@code @Network} are any; {@link CheckOptions} reports those that are not. */
  private boolean soundSizes() {
    return Stream.concat(
            network.inputs().stream().map(InputSpec::sizes), Stream.of(network.target()))
        .allMatch(sizes -> Sizes.arePositive(sizes) && Sizes.fitArray(sizes));
  }

  static <R> R recipe(Map<String, R> recipes, Options options) {
    return Objects.requireNonNull(recipes.get(options.name()), options.name());
  }
}
