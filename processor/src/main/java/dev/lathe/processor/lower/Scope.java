package dev.lathe.processor.lower;

import dev.lathe.processor.diag.Code;
import dev.lathe.processor.ir.Extent;
import dev.lathe.processor.ir.GraphBuilder;
import dev.lathe.processor.ir.Init;
import dev.lathe.processor.ir.Op;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.State;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.spec.Sizes;
import java.util.List;

/** What a recipe may ask for besides its input: parameters, random numbers, and whether the network is being trained. */
public final class Scope {
  private final GraphBuilder builder;
  private final boolean training;
  private int streams;

  Scope(GraphBuilder builder, boolean training) {
    this.builder = builder;
    this.training = training;
  }

  public GraphBuilder builder() {
    return builder;
  }

  /** Whether layers behave as in training: PyTorch's {@code module.training}. */
  public boolean training() {
    return training;
  }

  /** A parameter of the current layer, called {@code <field>.<name>}. */
  public Value parameter(String name, Shape shape, Init init) {
    String qualified = builder.origin().owner() + "." + name;
    return checkSize(
        "in " + qualified, builder.read(new State(qualified, shape, State.Kind.PARAMETER, init)));
  }

  /** The value, unless one example of it is more than an array can hold. */
  static Value checkSize(String what, Value value) {
    if (Sizes.fitArray(value.shape().extents().stream().map(Extent::count).toList())) {
      return value;
    }
    throw new Misfit(
        Code.L102,
        Sizes.limit() + " " + what,
        value.shape().perExample(),
        "take smaller sizes",
        null);
  }

  /** Numbers drawn from [0, 1), other ones each step. */
  public Value random(Shape shape) {
    return builder.append("random", new Op.Random(streams++, shape), List.of());
  }
}
