package dev.lathe.processor.lower;

import dev.lathe.processor.diag.Code;
import dev.lathe.processor.diag.Problems;
import dev.lathe.processor.diag.SourceRef;
import dev.lathe.processor.ir.Called;
import dev.lathe.processor.ir.Init;
import dev.lathe.processor.ir.Node;
import dev.lathe.processor.ir.Op;
import dev.lathe.processor.ir.Origin;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.ShapeException;
import dev.lathe.processor.ir.State;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.lower.tensor.Arguments;
import dev.lathe.processor.lower.tensor.TensorMethods;
import dev.lathe.processor.spec.Calls;
import dev.lathe.processor.spec.Handle;
import dev.lathe.processor.spec.LayerSpec;
import dev.lathe.processor.spec.LossSpec;
import dev.lathe.processor.spec.Options;
import dev.lathe.processor.spec.ParameterSpec;
import dev.lathe.processor.spec.Reported;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes operations of the calls of a network's methods. What does not fit is reported at the call, and ends the walk. */
final class Lowering implements Calls {
  private final Scope scope;
  private final Problems problems;
  private final Map<String, Called> layers = new LinkedHashMap<>();
  private final AskedNumbers asked = new AskedNumbers();

  Lowering(Scope scope, Problems problems) {
    this.scope = scope;
    this.problems = problems;
  }

  /** The layers that were called, by name. */
  Map<String, Called> layers() {
    return layers;
  }

  /** What losses ask of the targets' whole numbers. */
  AskedNumbers asked() {
    return asked;
  }

  @Override
  public Handle layer(LayerSpec layer, List<Handle> inputs, SourceRef where) {
    List<Bound> bound = bound(inputs);
    at(layer.name(), layer.where());
    scope.use(layer.settings());
    layer.settings().forEach(this::refuseUnsound);
    Value made = apply(
        layer,
        layer.layer(),
        Recipes.LAYERS,
        bound.stream().map(Bound::value).toList(),
        bound,
        where);
    atActivation(layer);
    Value result =
        apply(layer, layer.activation(), Recipes.ACTIVATIONS, List.of(made), bound, where);
    layers.merge(layer.name(), new Called(result.shape(), Bound.layers(bound)), Called::again);
    return new Bound(
        result,
        layer.name(),
        layer.where().text(),
        bound.get(0),
        last(layer),
        List.of(layer.name()));
  }

  private static Bound.@Nullable Last last(LayerSpec layer) {
    Options last = layer.activation() == null ? layer.layer() : layer.activation();
    return last == null ? null : new Bound.Last("@" + last.name(), last.where());
  }

  /** Parameters of an activation have names of their own where the layer has some too. */
  private void atActivation(LayerSpec layer) {
    Options activation = layer.activation();
    if (layer.layer() != null && activation != null) {
      String name = Lower.recipe(Recipes.ACTIVATIONS, activation).parameters();
      at(layer.name() + (name.isEmpty() ? "" : "." + name), layer.where());
    }
  }

  /** What a layer annotation, or an activation, makes of the inputs; the first of them where the layer has none. */
  private Value apply(
      LayerSpec layer,
      @Nullable Options options,
      Map<String, LayerRecipe> recipes,
      List<Value> inputs,
      List<Bound> sources,
      SourceRef where) {
    if (options == null) {
      return inputs.get(0);
    }
    refuseUnsound(options);
    LayerRecipe recipe = Objects.requireNonNull(recipes.get(options.name()), options.name());
    SourceRef at = where.equals(layer.place()) ? options.where() : where;
    String whose = " for " + options.name() + " '" + layer.name() + "'";
    return fitting(
        at,
        whose,
        sources,
        () -> Scope.checkSize("in what comes out", recipe.call(scope, options, inputs)));
  }

  /** Without its options a layer has no shape. */
  void refuseUnsound(Options options) {
    if (problems.any(options.allPlaces())) {
      throw new Reported();
    }
  }

  /** Runs a recipe; a misfit is reported at its own place, else at {@code where}. */
  <T> T fitting(SourceRef where, String whose, List<Bound> sources, Supplier<T> recipe) {
    try {
      return recipe.get();
    } catch (Misfit misfit) {
      boolean ofShape = misfit.isOfShape() && !sources.isEmpty();
      problems.report(
          misfit.code(),
          misfit.where() == null ? where : misfit.where(),
          misfit.code() == Code.L101 ? misfit.expected() + whose : misfit.expected(),
          ofShape ? misfit.found() + " from " + origin(where, sources) : misfit.found(),
          misfit.fix());
      throw new Reported();
    } catch (ShapeException misfit) {
      problems.report(
          Code.L101,
          where,
          misfit.expected() + whose,
          misfit.found() + ": " + Bound.chains(sources),
          "make the shapes agree; dimensions are counted from the batch, which is 0");
      throw new Reported();
    }
  }

  /** Where the first tensor comes from; inside of a method the way there too. */
  private static String origin(SourceRef where, List<Bound> sources) {
    String from = sources.get(0).from();
    return where.written() instanceof SourceRef.InTree ? from + ": " + Bound.chains(sources) : from;
  }

  @Override
  public Handle parameterOf(LayerSpec layer, String name, SourceRef where) {
    String state = layer.name() + "." + name;
    for (Node node : scope.builder().nodes()) {
      if (node.op() instanceof Op.Read && node.name().equals(state)) {
        return new Bound(scope.builder().value(state), state, where.text(), null);
      }
    }
    throw report(
        Code.L120,
        where,
        "a layer with a parameter '" + name + "' that was called before",
        "no " + state + " so far",
        "call " + layer.name()
            + ".forward first: the shape of its parameters follows from the input");
  }

  /** Reports, and gives what ends the walk. */
  Reported report(Code code, SourceRef where, String expected, String found, String fix) {
    problems.report(code, where, expected, found, fix);
    return new Reported();
  }

  @Override
  public Handle parameter(ParameterSpec parameter) {
    Options options = parameter.options();
    refuseUnsound(options);
    int dot = parameter.name().lastIndexOf('.');
    at(parameter.name().substring(0, Math.max(dot, 0)), parameter.where());
    double std = options.number("std");
    double mean = options.number("mean");
    Shape shape =
        Shape.of(options.integers("shape").stream().mapToInt(Integer::intValue).toArray());
    Init init = std == 0 ? new Init.Constant(mean) : new Init.Normal(mean, std);
    State state = new State(parameter.name(), shape, State.Kind.PARAMETER, init);
    return new Bound(
        scope.builder().read(state), parameter.name(), parameter.where().text(), null);
  }

  /** Warns of an activation that the loss applies itself. */
  void warn(Options loss, Bound output) {
    ActivationBeforeLoss.warn(loss.name(), output.last(), problems);
  }

  @Override
  public Handle loss(LossSpec loss, List<Handle> inputs, SourceRef where) {
    List<Bound> bound = bound(inputs);
    Options options = loss.options();
    refuseUnsound(options);
    at(loss.name(), loss.where());
    LossRecipe recipe = Objects.requireNonNull(Recipes.LOSSES.get(options.name()), options.name());
    warn(options, bound.get(0));
    Value value = fitting(
        where,
        " for " + options.name(),
        bound,
        () -> recipe.lower(scope, options, operands(options, recipe, bound)));
    if (recipe.target() == LossRecipe.Target.CLASS) {
      Shape output = bound.get(0).value().shape();
      asked.ask(
          bound.get(1).value(),
          recipe.numbers(options, output)); // now that the recipe has taken it
    }
    return new Bound(value, loss.name(), loss.where().text(), bound.get(0));
  }

  private static List<Value> operands(Options options, LossRecipe recipe, List<Bound> bound) {
    if (bound.size() >= recipe.operands() && bound.size() <= recipe.most()) {
      return bound.stream().map(Bound::value).toList();
    }
    throw new Misfit(
        Code.L106,
        recipe.operands()
            + (recipe.most() > recipe.operands() ? " to " + recipe.most() : "")
            + " tensors for @"
            + options.name(),
        bound.size() + " of them",
        "see the Javadoc of " + options.name() + " for their order",
        null);
  }

  @Override
  public Object method(String name, List<Object> arguments, String owner, SourceRef where) {
    List<Bound> sources = arguments.stream()
        .filter(Bound.class::isInstance)
        .map(Bound.class::cast)
        .toList();
    at(owner, where);
    Object result = fitting(
        where,
        " for " + name,
        sources,
        () -> TensorMethods.call(scope, name, new Arguments(name, values(arguments))));
    return bind(result, name, where, sources);
  }

  private static List<Object> values(List<Object> arguments) {
    List<Object> values = new ArrayList<>();
    arguments.forEach(each -> values.add(each instanceof Bound bound ? bound.value() : each));
    return values;
  }

  private static Object bind(Object result, String step, SourceRef where, List<Bound> sources) {
    if (result instanceof Value value) {
      Bound.Last last = new Bound.Last(step, where);
      return new Bound(value, step, where.text(), sources.get(0), last, Bound.layers(sources));
    }
    return result instanceof List<?> list
        ? list.stream().map(each -> bind(each, step, where, sources)).toList()
        : result;
  }

  private void at(String owner, SourceRef where) {
    scope.builder().at(new Origin(owner, Origin.Phase.FORWARD, where));
  }

  private static List<Bound> bound(List<Handle> handles) {
    return handles.stream().map(Bound.class::cast).toList();
  }
}
