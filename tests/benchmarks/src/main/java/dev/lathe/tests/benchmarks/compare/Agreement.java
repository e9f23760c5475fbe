package dev.lathe.tests.benchmarks.compare;

import dev.lathe.tests.benchmarks.Examples;
import dev.lathe.tests.benchmarks.Task;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** Whether the libraries compute the same, before anything is timed. */
final class Agreement {
  private static final int EXAMPLES = 8;

  /** Dropout draws other numbers in every library. */
  private static final double WITH_DROPOUT = 0.02;

  private static final double TOLERANCE = 1e-3;

  private final Task task;

  Agreement(Task task) {
    this.task = task;
  }

  /** The greatest difference of scores from those of the first, as a share of the greatest score. */
  double outputs(List<Run> runs) throws IOException {
    double worst = 0;
    float[] expected = output(runs.get(0));
    double scale = range(expected);
    for (Run run : runs) {
      double difference = difference(expected, output(run)) / scale;
      require(difference, TOLERANCE, run, "scores");
      worst = Math.max(worst, difference);
    }
    return worst;
  }

  /** The same for the mean loss of the first round of batches. */
  double losses(List<Run> runs) throws IOException {
    double worst = 0;
    double expected = loss(runs.get(0));
    for (Run run : runs.subList(1, runs.size())) {
      double difference = Math.abs(loss(run) / expected - 1);
      require(difference, task == Task.GPT ? WITH_DROPOUT : TOLERANCE, run, "losses");
      worst = Math.max(worst, difference);
    }
    return worst;
  }

  private void require(double difference, double tolerance, Run run, String what)
      throws IOException {
    if (!(difference <= tolerance)) {
      String text = "%s: %s of %s are off by %.3g";
      throw new IOException(text.formatted(task.word(), what, run.library().word(), difference));
    }
  }

  private static double loss(Run run) throws IOException {
    return Double.parseDouble(run.ask("train " + Examples.BATCHES).split(" ")[2]);
  }

  private static float[] output(Run run) throws IOException {
    String[] words = run.ask("output " + EXAMPLES).split(" ");
    float[] numbers = new float[words.length];
    for (int i = 0; i < words.length; i++) {
      numbers[i] = Float.parseFloat(words[i]);
    }
    return numbers;
  }

  private static double range(float[] numbers) {
    float most = 0;
    for (float number : numbers) {
      most = Math.max(most, Math.abs(number));
    }
    return most;
  }

  private static double difference(float[] expected, float[] actual) throws IOException {
    if (expected.length != actual.length) {
      throw new IOException(expected.length + " scores and " + actual.length);
    }
    double[] each = new double[expected.length];
    Arrays.setAll(each, i -> Math.abs(expected[i] - actual[i]));
    return Arrays.stream(each).max().orElse(0);
  }
}
