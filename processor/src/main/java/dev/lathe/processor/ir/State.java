package dev.lathe.processor.ir;

import java.util.List;
import java.util.stream.IntStream;

/**
 * Something that outlives a step: a weight, a running statistic, a moment of the optimizer.
 *
 * @param name as PyTorch would call it: {@code hidden1.weight}
 * @param shape of what is kept, without a batch
 * @param kind what it is for
 * @param init its first value
 * @param axes which axis of the tensor that users know by this name each axis is
 */
public record State(String name, Shape shape, Kind kind, Init init, List<Integer> axes) {
  /** What a piece of state is for. */
  public enum Kind {
    /** Trained, and saved with the model. */
    PARAMETER,
    /** Changed by training but not by the optimizer, and saved with the model. */
    BUFFER,
    /** Belongs to the optimizer. */
    OPTIMIZER,
    /** What a hand-written loop gathers for a parameter between two steps; not saved. */
    GRADIENT
  }

  private static final String GRADIENT = ".grad";

  public State {
    axes = List.copyOf(axes);
  }

  /** State that is kept as users know it. */
  public State(String name, Shape shape, Kind kind, Init init) {
    this(name, shape, kind, init, natural(shape.rank()));
  }

  private static List<Integer> natural(int rank) {
    return IntStream.range(0, rank).boxed().toList();
  }

  /** The same tensor, axis {@code i} of which is what was axis {@code order[i]}. */
  public State permute(List<Integer> order) {
    List<Integer> permuted = order.stream().map(axes::get).toList();
    return new State(name, shape.permute(order), kind, init, permuted);
  }

  /** Whether it is kept otherwise than users know it. */
  public boolean isPermuted() {
    return !axes.equals(natural(axes.size()));
  }

  /** The shape that users know. */
  public Shape known() {
    return shape.permute(Shape.inverse(axes));
  }

  /** State that has an element for each of this one's. */
  public State beside(String suffix, Kind what, Init first) {
    return new State(name + suffix, shape, what, first, axes);
  }

  /** Where the gradient of this parameter is gathered. */
  public State gradient() {
    return beside(GRADIENT, Kind.GRADIENT, new Init.Constant(0));
  }

  /** The name that users know it by: a gradient has its parameter's. */
  public String label() {
    return kind == Kind.GRADIENT ? name.substring(0, name.length() - GRADIENT.length()) : name;
  }

  /** Number of elements. */
  public int size() {
    return shape.size().count();
  }
}
