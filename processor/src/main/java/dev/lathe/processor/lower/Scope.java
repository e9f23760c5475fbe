package dev.lathe.processor.lower;

import dev.lathe.processor.ir.GraphBuilder;
import dev.lathe.processor.ir.Init;
import dev.lathe.processor.ir.Op;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.State;
import dev.lathe.processor.ir.Value;
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
    return builder.read(new State(qualified, shape, State.Kind.PARAMETER, init));
  }

  /** Numbers drawn from [0, 1), other ones each step. */
  public Value random(Shape shape) {
    return builder.append("random", new Op.Random(streams++, shape), List.of());
  }
}
