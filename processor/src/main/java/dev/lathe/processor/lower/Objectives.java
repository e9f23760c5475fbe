package dev.lathe.processor.lower;

import dev.lathe.processor.diag.Code;
import dev.lathe.processor.diag.SourceRef;
import dev.lathe.processor.ir.ElementType;
import dev.lathe.processor.ir.Graph;
import dev.lathe.processor.ir.Origin;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.spec.Forward;
import dev.lathe.processor.spec.Handle;
import dev.lathe.processor.spec.InputSpec;
import dev.lathe.processor.spec.NetworkSpec;
import dev.lathe.processor.spec.Objective;
import dev.lathe.processor.spec.Options;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The loss of a network: of its annotation, or of its own method. */
final class Objectives {
  private final NetworkSpec network;
  private final Scope scope;
  private final Lowering calls;

  Objectives(NetworkSpec network, Scope scope, Lowering calls) {
    this.network = network;
    this.scope = scope;
    this.calls = calls;
  }

  /** The loss, one number; where it is not {@code wanted} only its fit is checked, and the output is returned. */
  Value lower(Map<String, Handle> outputs, boolean wanted) {
    Bound first = (Bound) outputs.values().iterator().next();
    if (network.objective() instanceof Objective.Annotated annotated) {
      if (outputs.size() > 1) {
        throw calls.report(
            Code.L106,
            annotated.where(),
            "one output under " + annotated.text(),
            outputs.size() + " outputs: " + String.join(", ", outputs.keySet()),
            "write a method Tensor loss(...) that takes them all");
      }
      return annotated(annotated.options(), first, wanted);
    }
    return wanted ? written((Objective.Written) network.objective(), outputs) : first.value();
  }

  private Value annotated(Options options, Bound output, boolean wanted) {
    calls.refuseUnsound(options);
    calls.warn(options, output);
    LossRecipe recipe = Lower.recipe(Recipes.LOSSES, options);
    return calls.fitting(options.where(), "", List.of(output), () -> {
      requireTwo(options, recipe);
      Targets.checkLabels(network, options, recipe.target(), output.value().shape());
      Shape shape = recipe.targetShape(options, output.value().shape());
      Targets.checkTarget(network, options, recipe.target(), shape);
      return wanted ? annotated(options, recipe, output.value(), shape) : output.value();
    });
  }

  private Value annotated(Options options, LossRecipe recipe, Value output, Shape shape) {
    boolean classes = recipe.target() == LossRecipe.Target.CLASS;
    Value target = target(Graph.TARGET, shape, classes, options.where());
    if (classes) {
      calls.asked().ask(target, recipe.numbers(options, output.shape()));
    }
    return recipe.lower(scope, options, List.of(output, target));
  }

  private static void requireTwo(Options options, LossRecipe recipe) {
    if (recipe.operands() != 2) {
      throw new Misfit(
          Code.L106,
          "a loss of output and target on the class",
          "@" + options.name() + ", which takes " + recipe.operands() + " tensors",
          "declare @" + options.name() + " Loss criterion; and call it in a method loss",
          null);
    }
  }

  private Value target(String name, Shape shape, boolean classes, SourceRef where) {
    scope.builder().at(new Origin("loss", Origin.Phase.FORWARD, where));
    return scope.builder().input(name, shape, classes ? ElementType.INT : ElementType.FLOAT);
  }

  private Value written(Objective.Written objective, Map<String, Handle> outputs) {
    List<Handle> all = new ArrayList<>(outputs.values());
    all.addAll(targets(objective, ((Bound) all.get(0)).value().shape()));
    Bound loss =
        (Bound) Objects.requireNonNull(objective.body().run(calls, all).get(Forward.OUTPUT));
    if (!loss.value().shape().equals(Shape.SCALAR)) {
      throw calls.report(
          Code.L106,
          objective.where(),
          "loss to return one number",
          loss.chain(),
          "end it with mean() or sum()");
    }
    return loss.value();
  }

  /** As the method says, else one as {@code @Network(target)} does, else one like the first output. */
  private List<Bound> targets(Objective.Written objective, Shape output) {
    List<InputSpec> described = objective.targets();
    if (described.isEmpty()) {
      Shape shape = network.target().isEmpty() ? output : Shape.batchOf(network.target());
      return List.of(bound(target(Graph.TARGET, shape, false, objective.where())));
    }
    List<Bound> targets = new ArrayList<>();
    for (InputSpec each : described) {
      String name = described.size() == 1 ? Graph.TARGET : Graph.TARGET + "." + each.name();
      Shape shape = Shape.batchOf(each.sizes());
      targets.add(bound(target(name, shape, each.tokens(), each.where())));
    }
    return targets;
  }

  private static Bound bound(Value target) {
    return new Bound(target, target.name(), "the target", null);
  }
}
