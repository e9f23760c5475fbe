package dev.lathe.runtime;

import dev.lathe.metrics.Link;
import dev.lathe.metrics.Predictions;
import java.util.List;

/** Targets that are numbers, as many as the network has outputs. */
public final class ValueTarget implements TargetCodec<float[]> {
  private final int size;

  /** Targets of a given length. */
  public ValueTarget(int size) {
    this.size = size;
  }

  @Override
  public void encode(float[] target, LossProgram program, int number, int example) {
    if (target.length != size) {
      throw new IllegalArgumentException(Message.of(
          "L202",
          Message.count(size, "target number") + " for one example",
          Message.count(target.length, "number"),
          "give one number for each output"));
    }
    System.arraycopy(target, 0, program.targetValues(number), example * size, size);
  }

  @Override
  public Predictions predictions(LossProgram program, int batch, int outputs, Link link) {
    return Predictions.ofValues(program.output(0), program.targetValues(0), batch, size, link);
  }

  @Override
  public List<String> labels() {
    return List.of();
  }
}
