package dev.lathe.runtime;

import java.util.Arrays;

/**
 * One named tensor of a model's state: a parameter, a buffer or something the optimizer remembers.
 *
 * <p>A view: {@link #data} is the model's own array, which training changes. Most are in PyTorch's layout, rows first; some are
 * kept with their axes in another order, where that is how kernels read them. {@link #values} and {@link #set} are in PyTorch's layout always.
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
  private final int[] axes;

  /**
   * Wraps an array, without copying it.
   *
   * @param name as PyTorch would call it, {@code hidden1.weight}
   * @param shape PyTorch's extents, outermost first; none for a single number
   * @param data as many values as the shape holds
   * @param axes which axis of the shape each axis of {@code data} is, outermost first; none where they are in this order
   */
  public StateTensor(String name, int[] shape, float[] data, Kind kind, int... axes) {
    this.name = name;
    this.shape = shape.clone();
    this.data = data;
    this.kind = kind;
    this.axes = axes.clone();
    long elements = 1;
    for (int extent : shape) {
      elements = Math.multiplyExact(elements, (long) extent);
    }
    if (elements != data.length) {
      throw new IllegalArgumentException(
          name + ": " + data.length + " values for shape " + Arrays.toString(shape));
    }
    if (axes.length > 0) {
      AxisOrder.check(shape, axes);
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

  /** The values themselves, not a copy, in the order in which the model keeps them. */
  public float[] data() {
    return data;
  }

  /** A copy of the values in PyTorch's layout, rows first. */
  public float[] values() {
    return axes.length == 0 ? data.clone() : AxisOrder.restore(data, shape, axes);
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
    if (axes.length > 0) {
      Initializers.permute(data, shape, axes);
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
