package dev.lathe.tests.benchmarks;

import java.util.Arrays;
import java.util.Random;

/**
 * Training data, the same in every process. Inputs come again with other targets, so that no network learns them by heart: losses near 0 would lead to
 * denormal numbers, which are slow everywhere.
 */
public final class Examples {
  /** Batches of a round. */
  public static final int BATCHES = 8;

  private final Task task;
  private final float[][] numbers;
  private final int[][] tokens;
  private final int[][] targets;

  public Examples(Task task) {
    this.task = task;
    Random random = new Random(42);
    numbers = new float[task.tokens() ? 0 : size()][];
    tokens = new int[task.tokens() ? size() : 0][];
    targets = new int[size()][];
    Arrays.setAll(numbers, i -> i < task.batch() ? numbers(random) : numbers[again(i)].clone());
    Arrays.setAll(tokens, i -> i < task.batch() ? tokens(random) : tokens[again(i)].clone());
    Arrays.setAll(targets, i -> draw(random, task.places(), task.classes()));
  }

  private int again(int example) {
    return example % task.batch();
  }

  private float[] numbers(Random random) {
    float[] drawn = new float[task.size()];
    for (int i = 0; i < drawn.length; i++) {
      drawn[i] = random.nextFloat();
    }
    return drawn;
  }

  private int[] tokens(Random random) {
    return draw(random, task.size(), task.vocabulary());
  }

  private static int[] draw(Random random, int length, int bound) {
    return random.ints(length, 0, bound).toArray();
  }

  public int size() {
    return BATCHES * task.batch();
  }

  /** Inputs of some examples, one after the other. */
  public float[] numbers(int from, int count) {
    float[] joined = new float[count * task.size()];
    for (int i = 0; i < count; i++) {
      System.arraycopy(numbers[from + i], 0, joined, i * task.size(), task.size());
    }
    return joined;
  }

  /** Inputs of some examples, one after the other. */
  public int[] tokens(int from, int count) {
    return Arrays.stream(tokens, from, from + count)
        .flatMapToInt(Arrays::stream)
        .toArray();
  }

  /** Targets of some examples, one after the other. */
  public int[] targets(int from, int count) {
    return Arrays.stream(targets, from, from + count)
        .flatMapToInt(Arrays::stream)
        .toArray();
  }

  /** A {@code float[]} or {@code int[]}. */
  public Object input(int example) {
    return task.tokens() ? tokens[example] : numbers[example];
  }

  public int[] target(int example) {
    return targets[example];
  }
}
