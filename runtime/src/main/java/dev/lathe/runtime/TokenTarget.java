package dev.lathe.runtime;

import dev.lathe.metrics.Link;
import dev.lathe.metrics.Predictions;
import java.util.List;

/** Targets of one class number for each of several places. */
public final class TokenTarget implements TargetCodec<int[]> {
  private final int size;
  private final int classes;
  private final int ignored;
  private final boolean channelsFirst;

  /**
   * Targets of a given length.
   *
   * @param classes numbers are below it
   * @param ignored a number that is allowed all the same, or any other that is
   */
  public TokenTarget(int size, int classes, int ignored) {
    this(size, classes, ignored, false);
  }

  private TokenTarget(int size, int classes, int ignored, boolean channelsFirst) {
    this.channelsFirst = channelsFirst;
    this.size = size;
    this.classes = classes;
    this.ignored = ignored;
  }

  /** The same, of a network whose outputs have the classes before the places. */
  public TokenTarget channelsFirst() {
    return new TokenTarget(size, classes, ignored, true);
  }

  @Override
  public void encode(int[] target, LossProgram program, int number, int example) {
    if (target.length != size) {
      throw refused(
          Message.count(size, "class number") + " for one example",
          Message.count(target.length, "number"));
    }
    for (int at = 0; at < size; at++) {
      if ((target[at] < 0 || target[at] >= classes) && target[at] != ignored) {
        String besides = ignored < 0 || ignored >= classes ? ", or " + ignored : "";
        throw refused(
            "class numbers from 0 to " + (classes - 1) + besides, target[at] + " at place " + at);
      }
    }
    System.arraycopy(target, 0, program.targetClasses(number), example * size, size);
  }

  /** A prediction for each place. */
  @Override
  public Predictions predictions(LossProgram program, int batch, int outputs, Link link) {
    Predictions all = Predictions.ofClasses(
        program.output(0), program.targetClasses(0), batch * size, outputs / size, link);
    all = channelsFirst ? all.channelsFirst(size) : all;
    return ignored >= classes ? all.ignoring(ignored) : all;
  }

  private static IllegalArgumentException refused(String expected, String found) {
    String fix = "map the targets with dataset.targetTransform(...), or change the network";
    return new IllegalArgumentException(Message.of("L202", expected, found, fix));
  }

  @Override
  public List<String> labels() {
    return List.of();
  }
}
