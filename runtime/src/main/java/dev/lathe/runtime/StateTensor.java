package dev.lathe.runtime;

import java.util.Arrays;

/**
 * One named tensor of a model's state: a parameter, a buffer or something the optimizer remembers.
 *
 * <p>A view: {@link #data} is the model's own array, in PyTorch's layout, rows first. Writing to it changes the model,
 * and training changes it.
 */
public final class StateTensor {

  /** What a tensor of the state is for. */
  public enum Kind {
    /** Learnt by the optimizer, as a weight or a bias. */
    PARAMETER,
    /** Updated by the network while it trains, as a running mean. */
    BUFFER,
    /** The optimizer's own, as a momentum. */
    OPTIMIZER,
    /** What a hand-written loop gathers between two steps. */
    GRADIENT
  }

  private final String name;
  private final int[] shape;
  private final float[] data;
  private final Kind kind;

  /**
   * Wraps an array, without copying it.
   *
   * @param name as PyTorch would call it, {@code hidden1.weight}
   * @param shape extents, outermost first; none for a single number
   * @param data as many values as the shape holds
   */
  public StateTensor(String name, int[] shape, float[] data, Kind kind) {
    this.name = name;
    this.shape = shape.clone();
    this.data = data;
    this.kind = kind;
    long elements = 1;
    for (int extent : shape) {
      elements = Math.multiplyExact(elements, (long) extent);
    }
    if (elements != data.length) {
      throw new IllegalArgumentException(
          name + ": " + data.length + " values for shape " + Arrays.toString(shape));
    }
  }

  /** PyTorch's name for it. */
  public String name() {
    return name;
  }

  /** A copy of the extents, outermost first. */
  public int[] shape() {
    return shape.clone();
  }

  /** The values themselves, not a copy. */
  public float[] data() {
    return data;
  }

  /** What it is for. */
  public Kind kind() {
    return kind;
  }

  /** Name and shape, {@code hidden1.weight [512, 784]}. */
  @Override
  public String toString() {
    return name + " " + Arrays.toString(shape);
  }
}
