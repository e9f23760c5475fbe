package dev.lathe.runtime;

import java.util.List;

/** Targets that are numbers, as many as the network has outputs. */
public final class ValueTarget implements TargetCodec<float[]> {
  private final int size;
  private final int outputs;

  /**
   * Targets of a given length.
   *
   * @param outputs numbers that the network gives for one example
   */
  public ValueTarget(int size, int outputs) {
    this.size = size;
    this.outputs = outputs;
  }

  @Override
  public void encode(float[] target, LossProgram program, int example) {
    if (target.length != size) {
      throw new IllegalArgumentException(Message.of(
          "L202",
          Message.count(size, "target number") + " for one example",
          Message.count(target.length, "number"),
          "give one number for each output"));
    }
    System.arraycopy(target, 0, program.targetValues(), example * size, size);
  }

  @Override
  public int outputs() {
    return outputs;
  }

  @Override
  public List<String> labels() {
    return List.of();
  }
}
