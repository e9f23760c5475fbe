package dev.lathe.processor.lower;

import dev.lathe.processor.diag.Code;
import dev.lathe.processor.diag.Problems;
import dev.lathe.processor.diag.SourceRef;
import dev.lathe.processor.ir.ElementType;
import dev.lathe.processor.ir.Graph;
import dev.lathe.processor.ir.GraphBuilder;
import dev.lathe.processor.ir.Origin;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.UpdateRule;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.spec.LayerSpec;
import dev.lathe.processor.spec.NetworkSpec;
import dev.lathe.processor.spec.Options;
import dev.lathe.processor.spec.Sizes;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Follows the recipes of a network's layers and loss, front to back, and stops at the first that does not fit. */
public final class Lower {
  private final NetworkSpec network;
  private final Mode mode;
  private final Problems problems;
  private final GraphBuilder builder = new GraphBuilder();
  private final Scope scope;
  private final Map<String, String> outputs = new LinkedHashMap<>();
  private final List<Shape> layerShapes = new ArrayList<>();

  private Lower(NetworkSpec network, Mode mode, Problems problems) {
    this.network = network;
    this.mode = mode;
    this.problems = problems;
    this.scope = new Scope(builder, mode.training());
  }

  /**
   * A network's program before any pass.
   *
   * @param graph with the roles {@link Graph#OUTPUT} and, where the mode has one, {@link Graph#LOSS}
   * @param layerShapes what comes out of each layer, in the order of the layers
   */
  public record Lowered(Graph graph, List<Shape> layerShapes) {
    public Lowered {
      layerShapes = List.copyOf(layerShapes);
    }
  }

  /** The network in one mode; null where something was reported. {@link CheckOptions} comes first: a layer whose options it refused ends the walk. */
  public static @Nullable Lowered run(NetworkSpec network, Mode mode, Problems problems) {
    return new Lower(network, mode, problems).run();
  }

  /** How the network's optimizer changes a parameter. */
  public static UpdateRule updateRule(NetworkSpec network) {
    return recipe(Recipes.OPTIMIZERS, network.optimizer()).rule(network.optimizer());
  }

  /** What the network's loss compares its output with. */
  public static LossRecipe.Target target(NetworkSpec network) {
    return recipe(Recipes.LOSSES, network.loss()).target();
  }

  private @Nullable Lowered run() {
    Value output = soundSizes() ? layers() : null;
    if (output == null) {
      return null;
    }
    outputs.put(Graph.OUTPUT, output.name());
    if (!fits(network.loss(), () -> loss(output))) {
      return null;
    }
    return new Lowered(new Graph(mode.program(), builder.nodes(), outputs), layerShapes);
  }

  /** Whether the sizes in {@code @Network} are any; {@link CheckOptions} reports those that are not. */
  private boolean soundSizes() {
    return Stream.of(network.input(), network.target())
        .allMatch(sizes -> Sizes.arePositive(sizes) && Sizes.fitArray(sizes));
  }

  private @Nullable Value layers() {
    builder.at(origin("input", network.where()));
    Value value = builder.input("input", Shape.batchOf(network.input()), ElementType.FLOAT);
    String from = "the network's input";
    for (LayerSpec layer : network.layers()) {
      builder.at(origin(layer.name(), layer.where()));
      Value next = layer(layer, value, from);
      if (next == null) {
        return null;
      }
      value = next;
      layerShapes.add(value.shape());
      from = layer.where().text();
    }
    return value;
  }

  private @Nullable Value layer(LayerSpec layer, Value input, String from) {
    Value result = apply(layer, layer.layer(), Recipes.LAYERS, input, from);
    return result == null
        ? null
        : apply(layer, layer.activation(), Recipes.ACTIVATIONS, result, from);
  }

  private @Nullable Value apply(
      LayerSpec layer,
      @Nullable Options options,
      Map<String, LayerRecipe> recipes,
      Value input,
      String from) {
    if (options == null) {
      return input;
    }
    if (problems.any(options.allPlaces())) {
      return null; // without its options a layer has no shape
    }
    try {
      return Scope.checkSize(
          "in what comes out", recipe(recipes, options).lower(scope, options, input));
    } catch (Misfit misfit) {
      report(
          misfit, options, " for " + options.name() + " '" + layer.name() + "'", " from " + from);
      return null;
    }
  }

  private void loss(Value output) {
    Options options = network.loss();
    LossRecipe recipe = recipe(Recipes.LOSSES, options);
    Targets.checkLabels(network, recipe.target(), output.shape());
    Shape targetShape = recipe.targetShape(options, output.shape());
    Targets.checkTarget(network, recipe.target(), targetShape);
    if (mode.loss()) {
      builder.at(origin("loss", options.where()));
      boolean classes = recipe.target() == LossRecipe.Target.CLASS;
      Value target =
          builder.input("target", targetShape, classes ? ElementType.INT : ElementType.FLOAT);
      outputs.put(Graph.LOSS, recipe.lower(scope, options, output, target).name());
    }
  }

  private boolean fits(Options options, Runnable lowering) {
    if (problems.any(options.allPlaces())) {
      return false;
    }
    try {
      lowering.run();
      return true;
    } catch (Misfit misfit) {
      LayerSpec last = network.layers().get(network.layers().size() - 1);
      report(misfit, options, "", " from " + last.where().text());
      return false;
    }
  }

  private void report(Misfit misfit, Options options, String whose, String from) {
    SourceRef where = misfit.where() == null ? options.where() : misfit.where();
    String found = misfit.isOfShape() ? misfit.found() + from : misfit.found();
    String expected = misfit.code() == Code.L101 ? misfit.expected() + whose : misfit.expected();
    problems.report(misfit.code(), where, expected, found, misfit.fix());
  }

  private static Origin origin(String owner, SourceRef where) {
    return new Origin(owner, Origin.Phase.FORWARD, where);
  }

  private static <R> R recipe(Map<String, R> recipes, Options options) {
    return Objects.requireNonNull(recipes.get(options.name()), options.name());
  }
}
