package dev.lathe.processor.lower;

import dev.lathe.processor.diag.Code;
import dev.lathe.processor.ir.Extent;
import dev.lathe.processor.ir.GraphBuilder;
import dev.lathe.processor.ir.Init;
import dev.lathe.processor.ir.Op;
import dev.lathe.processor.ir.Origin;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.State;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.spec.Options;
import dev.lathe.processor.spec.Sizes;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What a recipe may ask for besides its input: parameters, random numbers, and whether the network is being trained. */
public final class Scope {
  private final GraphBuilder builder;
  private final boolean training;
  private final Map<String, Value> updates = new LinkedHashMap<>();
  private List<Options> settings = List.of();
  private int streams;

  Scope(GraphBuilder builder, boolean training) {
    this.builder = builder;
    this.training = training;
  }

  /** What holds for the parameters of the layer that comes. */
  void use(List<Options> ofLayer) {
    settings = ofLayer;
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
    State.Kind kind = Settings.areFrozen(settings) ? State.Kind.BUFFER : State.Kind.PARAMETER;
    return state(name, shape, kind, Initialisers.of(settings, name, shape).orElse(init));
  }

  /**
   * What the current layer remembers without its being trained: a running mean. Where a layer is called again, what the call before made of
   * it.
   */
  public Value buffer(String name, Shape shape, Init init) {
    Value before = state(name, shape, State.Kind.BUFFER, init);
    return updates.getOrDefault(before.name(), before);
  }

  private Value state(String name, Shape shape, State.Kind kind, Init init) {
    String qualified = qualified(name);
    Value known = builder.read(new State(qualified, shape, kind, init));
    if (!known.shape().equals(shape)) {
      throw Misfit.ofShape(
          Code.L101,
          "an input that gives " + qualified + " the shape it has from the call before, "
              + known.shape(),
          shape.toString(),
          "call the layer with inputs of one shape, or declare another");
    }
    return checkSize("in " + qualified, known);
  }

  /** What a buffer of the current layer holds after a step of training. */
  public void update(String name, Value next) {
    if (training) {
      updates.put(qualified(name), next);
    }
  }

  private String qualified(String name) {
    return builder.origin().owner() + "." + name;
  }

  /** Appends the updates of buffers, when everything else has been lowered. */
  void finish() {
    updates.forEach((name, next) -> {
      builder.at(next.node().origin());
      builder.assign(((Op.Read) builder.value(name).node().op()).state(), next);
    });
  }

  /** A part of the current layer: its parameters are called {@code <field>.<part>.<name>}. */
  public Value inside(String part, Supplier<Value> lowering) {
    Origin outer = builder.origin();
    builder.at(new Origin(outer.owner() + "." + part, outer.phase(), outer.where()));
    Value result = lowering.get();
    builder.at(outer);
    return result;
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
