package dev.lathe.processor.lower.layer;

import dev.lathe.processor.diag.Code;
import dev.lathe.processor.ir.Expr;
import dev.lathe.processor.ir.Extent;
import dev.lathe.processor.ir.Init;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.lower.LayerRecipe;
import dev.lathe.processor.lower.Misfit;
import dev.lathe.processor.lower.Scope;
import dev.lathe.processor.spec.Checks;
import dev.lathe.processor.spec.Options;
import java.util.List;
import java.util.Optional;

/** softmax(q kᵀ / √d) v for several heads, between linear layers. torch.nn.MultiheadAttention with batch_first. */
public final class MultiheadAttention implements LayerRecipe {
  @Override
  public void check(Options options, Checks checks) {
    checks.atLeastOne("heads").fraction("dropout");
  }

  @Override
  public Value lower(Scope scope, Options options, Value input) {
    return call(scope, options, List.of(input, input, input));
  }

  @Override
  public Value call(Scope scope, Options options, List<Value> inputs) {
    if (inputs.size() == 1) {
      return lower(scope, options, inputs.get(0));
    }
    if (inputs.size() < 3 || inputs.size() > 4) {
      throw new Misfit(
          Code.L101,
          "one input, or query, key and value, or these and a mask",
          inputs.size() + " inputs",
          "write attention.forward(x), or attention.forward(query, key, value)",
          null);
    }
    Optional<Value> mask = inputs.size() == 4 ? Optional.of(inputs.get(3)) : Optional.empty();
    Attention attention =
        new Attention(options.integer("heads"), options.number("dropout"), options.flag("causal"));
    return lower(scope, attention, options.flag("bias"), inputs.subList(0, 3), mask);
  }

  /** Projections in, attention, projection out. */
  static Value lower(
      Scope scope, Attention attention, boolean bias, List<Value> inputs, Optional<Value> mask) {
    inputs.forEach(MultiheadAttention::requireSequence);
    requireHeads(inputs.get(0).shape(), attention.heads());
    requireAlike(inputs, mask);
    int width = inputs.get(0).shape().last().count();
    List<Value> projected = projected(scope, inputs, width, bias);
    Value seen = attention.lower(scope, projected, mask);
    return scope.inside("out_proj", () -> out(scope, seen, width, bias));
  }

  private static void requireSequence(Value input) {
    if (input.shape().rank() != 3) {
      throw new Misfit(
          "an input of length x width",
          input.shape().perExample(),
          "flatten or unsqueeze it until it is a sequence");
    }
  }

  private static void requireHeads(Shape query, int heads) {
    if (query.last().count() % heads != 0) {
      throw new Misfit(
          "an input of length x width, the width a multiple of heads, " + heads + ",",
          query.perExample(),
          "take a number of heads that divides the width");
    }
  }

  /** As many values as keys, and a mask of them. */
  private static void requireAlike(List<Value> inputs, Optional<Value> mask) {
    Shape query = inputs.get(0).shape();
    Shape key = inputs.get(1).shape();
    Shape value = inputs.get(2).shape();
    Shape places = new Shape(key.extents().subList(0, 2));
    boolean alike = key.extent(0).equals(query.extent(0))
        && new Shape(value.extents().subList(0, 2)).equals(places);
    if (!alike) {
      throw new Misfit(
          Code.L101,
          "keys and values of one length,",
          key.perExample() + " and " + value.perExample(),
          "make the two agree",
          null);
    }
    if (mask.isPresent() && !mask.get().shape().equals(places)) {
      throw new Misfit(
          Code.L101,
          "a mask of one number a key, " + places.perExample() + ",",
          mask.get().shape().perExample(),
          "hand in 1 for each key that is left out, 0 for the others",
          null);
    }
  }

  /** Query, key and value: one product where they come from one input. */
  private static List<Value> projected(Scope scope, List<Value> inputs, int width, boolean bias) {
    Optional<Value> shift = bias
        ? Optional.of(scope.parameter("in_proj_bias", Shape.of(3 * width), new Init.Constant(0)))
        : Optional.empty();
    boolean ofOneWidth = inputs.stream().allMatch(input -> input.shape().last().count() == width);
    if (!ofOneWidth) {
      return List.of(
          part(inputs.get(0), own(scope, "q", inputs.get(0), width), shift, 0),
          part(inputs.get(1), own(scope, "k", inputs.get(1), width), shift, 1),
          part(inputs.get(2), own(scope, "v", inputs.get(2), width), shift, 2));
    }
    Init xavier = new Init.Uniform(Math.sqrt(6.0 / (4.0 * width)));
    Value weight = scope.parameter("in_proj_weight", Shape.of(3 * width, width), xavier);
    boolean self = inputs.stream().map(Value::name).distinct().count() == 1;
    if (self) {
      Value all = shifted(Linear.product(inputs.get(0), weight), shift);
      return List.of(
          all.slice(2, 0, width), all.slice(2, width, width), all.slice(2, 2 * width, width));
    }
    return List.of(
        part(inputs.get(0), weight.slice(0, 0, width), shift, 0),
        part(inputs.get(1), weight.slice(0, width, width), shift, 1),
        part(inputs.get(2), weight.slice(0, 2 * width, width), shift, 2));
  }

  /** The weights of one of the three where they are of several widths. */
  private static Value own(Scope scope, String name, Value input, int width) {
    int in = input.shape().last().count();
    Init xavier = new Init.Uniform(Math.sqrt(6.0 / (width + in)));
    return scope.parameter(name + "_proj_weight", Shape.of(width, in), xavier);
  }

  private static Value part(Value input, Value weight, Optional<Value> bias, int part) {
    int width = weight.shape().extent(0).count();
    return shifted(
        Linear.product(input, weight), bias.map(all -> all.slice(0, part * width, width)));
  }

  private static Value shifted(Value value, Optional<Value> bias) {
    return bias.map(shift -> value.zip("addBias", shift, Expr::add)).orElse(value);
  }

  private static Value out(Scope scope, Value seen, int width, boolean bias) {
    Init init = new Init.Uniform(1 / Math.sqrt(width));
    Value y = Linear.product(seen, scope.parameter("weight", Shape.of(width, width), init));
    return bias
        ? y.zip(
            "addBias", scope.parameter("bias", Shape.of(width), new Init.Constant(0)), Expr::add)
        : y;
  }

  /** The extents of a sequence split into heads: batch x length x heads x width of a head. */
  static Shape split(Shape sequence, int heads) {
    int width = sequence.last().count() / heads;
    return new Shape(
        List.of(sequence.extent(0), sequence.extent(1), Extent.of(heads), Extent.of(width)));
  }
}
