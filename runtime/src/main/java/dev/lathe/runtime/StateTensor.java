package dev.lathe.runtime;

import java.util.Arrays;

/**
 * One named tensor of a model's state: a parameter, a buffer or something the optimizer remembers.
 *
 * <p>A view: {@link #data} is the model's own array, which training changes. Most are in PyTorch's layout, rows first; a matrix may be
 * kept columns first, where that is how kernels read it. {@link #values} and {@link #set} are in PyTorch's layout always.
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
  private final boolean transposed;

  /**
   * Wraps an array in PyTorch's layout, without copying it.
   *
   * @param name as PyTorch would call it, {@code hidden1.weight}
   * @param shape extents, outermost first; none for a single number
   * @param data as many values as the shape holds
   */
  public StateTensor(String name, int[] shape, float[] data, Kind kind) {
    this(name, shape, data, kind, false);
  }

  private StateTensor(String name, int[] shape, float[] data, Kind kind, boolean transposed) {
    this.name = name;
    this.shape = shape.clone();
    this.data = data;
    this.kind = kind;
    this.transposed = transposed;
    long elements = 1;
    for (int extent : shape) {
      elements = Math.multiplyExact(elements, (long) extent);
    }
    if (elements != data.length) {
      throw new IllegalArgumentException(
          name + ": " + data.length + " values for shape " + Arrays.toString(shape));
    }
  }

  /**
   * Wraps a matrix that is kept columns first, without copying it.
   *
   * @param name as PyTorch would call it
   * @param shape PyTorch's, rows and columns: {@code data} holds its columns one after the other
   * @param data as many values as the shape holds
   */
  public static StateTensor transposed(String name, int[] shape, float[] data, Kind kind) {
    if (shape.length != 2) {
      throw new IllegalArgumentException(name + ": a matrix expected, " + Arrays.toString(shape));
    }
    return new StateTensor(name, shape, data, kind, true);
  }

  /** PyTorch's name for it. */
  public String name() {
    return name;
  }

  /** A copy of the extents, outermost first. */
  public int[] shape() {
    return shape.clone();
  }

  /** The values themselves, not a copy, in the order in which the model keeps them. */
  public float[] data() {
    return data;
  }

  /** A copy of the values in PyTorch's layout, rows first. */
  public float[] values() {
    float[] values = data.clone();
    return transposed ? Initializers.transpose(values, shape[1]) : values;
  }

  /**
   * Changes the model's values.
   *
   * @param values in PyTorch's layout, rows first; as many as the shape holds, copied
   */
  public void set(float[] values) {
    if (values.length != data.length) {
      throw new IllegalArgumentException(
          name + ": " + data.length + " values expected, " + values.length + " found");
    }
    System.arraycopy(values, 0, data, 0, values.length);
    if (transposed) {
      Initializers.transpose(data, shape[0]);
    }
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
