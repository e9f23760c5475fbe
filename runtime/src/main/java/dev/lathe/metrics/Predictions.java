package dev.lathe.metrics;

import dev.lathe.runtime.Message;

/**
 * What a network answered to the examples of a batch, beside what is right. A view: arrays are not copied, so it holds until they are filled again. Serves one thread at a
 * time.
 *
 * <pre>{@code
 * Predictions batch = Predictions.ofClasses(outputs, classes, 64, 10, Link.SOFTMAX);
 * }</pre>
 *
 * <p>Targets are either classes, of which each example has one, or values, as many as outputs: labels of 0 and 1 where outputs are probabilities, else numbers. One
 * output with such a label is a task of two classes; several are as many tasks of two.
 */
public final class Predictions {
  /** Probabilities are that far from 0 and 1 before their logarithm is taken, as in scikit-learn for floats. */
  private static final double LEAST = 0x1p-23;

  private final float[] outputs;
  private final int[] classes;
  private final float[] values;
  private final boolean hasClasses;
  private final int size;
  private final int width;
  private final Link link;
  private final Softmax softmax = new Softmax();
  private int ignored = -1;
  private int places = 1;

  private Predictions(
      float[] outputs,
      int[] classes,
      float[] values,
      boolean hasClasses,
      int size,
      int width,
      Link link) {
    this.outputs = outputs;
    this.classes = classes;
    this.values = values;
    this.hasClasses = hasClasses;
    this.size = size;
    this.width = width;
    this.link = link;
  }

  /**
   * Targets that are classes; one below 0 does not count.
   *
   * @param outputs {@code [size, width]} row by row, and maybe more after it
   * @param classes {@code [size]}, and maybe more after it; each below {@code width}
   * @param size number of examples; where a network answers for several places of an example, of all places
   * @param width number of classes
   * @throws IllegalArgumentException with code L201 when an array is too short; L212 for sizes below 0 or widths below 1
   */
  public static Predictions ofClasses(
      float[] outputs, int[] classes, int size, int width, Link link) {
    requireRoom(outputs.length, classes.length, size, width, 1);
    return new Predictions(outputs, classes, new float[0], true, size, width, link);
  }

  /**
   * Targets that are values.
   *
   * @param outputs {@code [size, width]} row by row, and maybe more after it
   * @param values the same of the targets
   * @param size number of examples
   * @param width outputs an example
   * @throws IllegalArgumentException with code L201 when an array is too short; L212 for sizes below 0 or widths below 1
   */
  public static Predictions ofValues(
      float[] outputs, float[] values, int size, int width, Link link) {
    requireRoom(outputs.length, values.length, size, width, width);
    return new Predictions(outputs, new int[0], values, false, size, width, link);
  }

  private static void requireRoom(int outputs, int targets, int size, int width, int each) {
    if (size < 0 || width < 1) {
      throw new IllegalArgumentException(Message.of(
          "L212",
          "a size of at least 0 and a width of at least 1",
          size + " and " + width,
          "size counts examples, width the outputs of one"));
    }
    if (outputs < (long) size * width || targets < (long) size * each) {
      throw new IllegalArgumentException(Message.of(
          "L201",
          (long) size * width + " outputs and " + (long) size * each + " targets for " + size
              + " x " + width,
          outputs + " and " + targets,
          "hand in the arrays of a whole batch"));
    }
  }

  /** The same, where targets of this class do not count: {@code ignoreIndex} of the loss. */
  public Predictions ignoring(int number) {
    return with(number, places);
  }

  private Predictions with(int newIgnored, int newPlaces) {
    Predictions copy = new Predictions(outputs, classes, values, hasClasses, size, width, link);
    copy.ignored = newIgnored;
    copy.places = newPlaces;
    return copy;
  }

  /**
   * The same, where outputs are {@code [size / count, width, count]}: classes before places, as {@code CrossEntropyLoss} takes them with {@code dim} 1.
   *
   * @param count places of one picture; {@link #size} is a multiple of it
   * @throws IllegalArgumentException with code L212 for another count
   */
  public Predictions channelsFirst(int count) {
    if (count < 1 || size % count != 0) {
      throw new IllegalArgumentException(
          Message.of("L212", "a number of places that divides " + size, "" + count, ""));
    }
    return with(ignored, count);
  }

  /** Number of examples, or of places in all of them. */
  public int size() {
    return size;
  }

  /** Outputs an example. */
  public int width() {
    return width;
  }

  /** How outputs become probabilities. */
  public Link link() {
    return link;
  }

  /** Whether targets are classes; else they are values. */
  public boolean hasClasses() {
    return hasClasses;
  }

  private int place(int example, int output) {
    return (example / places * width + output) * places + example % places;
  }

  /** An output as it is. */
  public float score(int example, int output) {
    return outputs[place(example, output)];
  }

  /** The target value of an output; not for targets that are classes. */
  public float value(int example, int output) {
    return values[place(example, output)];
  }

  /**
   * The class that is right: -1 where it does not count; for one label, the label.
   *
   * @throws IllegalArgumentException with code L202 for a class that there is no output for, or a label that is neither 0 nor 1
   */
  public int classOf(int example) {
    if (!hasClasses) {
      return isPositive(example, 0) ? 1 : 0;
    }
    int number = classes[example];
    if (number < 0 || number == ignored) {
      return -1;
    }
    if (number >= width) {
      throw new IllegalArgumentException(
          Message.of(
              "L202",
              "a class number from 0 to " + (width - 1),
              number + " at place " + example,
              "give the network more outputs, or name the class that does not count: ignoring(number)"));
    }
    return number;
  }

  /**
   * Whether an output's class is the right one, or its label is 1.
   *
   * @throws IllegalArgumentException as {@link #classOf}
   */
  public boolean isPositive(int example, int output) {
    if (hasClasses) {
      return classOf(example) == output;
    }
    float label = value(example, output);
    if (label != 0 && label != 1) {
      throw new IllegalArgumentException(Message.of(
          "L202",
          "labels of 0 and 1",
          label + " of example " + example,
          "round the targets, or take a metric of probabilities: log_loss, brier_score"));
    }
    return label == 1;
  }

  /** The class with the highest score, the first of equals; for one label, 1 where its probability is above a half. */
  public int predicted(int example) {
    if (width == 1 && !hasClasses) {
      return isPredicted(example, 0) ? 1 : 0;
    }
    int best = 0;
    for (int output = 1; output < width; output++) {
      if (score(example, output) > score(example, best)) {
        best = output;
      }
    }
    return best;
  }

  /** Whether an output's class has the highest score; for labels, whether its probability is above a half. */
  boolean isPredicted(int example, int output) {
    return hasClasses ? predicted(example) == output : probability(example, output) > 0.5;
  }

  /** What {@link #link} makes of an output. */
  public double probability(int example, int output) {
    double score = score(example, output);
    return switch (link) {
      case NONE, PROBABILITY -> score;
      case SIGMOID -> 1 / (1 + StrictMath.exp(-score));
      case EXP -> StrictMath.exp(score);
      case SOFTMAX -> softmax.of(this, example).probability(score);
    };
  }

  /** Logarithm of the probability, which may be far below what a probability can be. */
  double logProbability(int example, int output) {
    double score = score(example, output);
    return switch (link) {
      case NONE, PROBABILITY -> bounded(score);
      case SIGMOID -> logSigmoid(score);
      case EXP -> score;
      case SOFTMAX -> softmax.of(this, example).logProbability(score);
    };
  }

  /** Logarithm of what the probability of a label lacks to 1. */
  double logComplement(int example, int output) {
    double score = score(example, output);
    return link == Link.SIGMOID ? logSigmoid(-score) : bounded(1 - score);
  }

  private static double bounded(double probability) {
    return StrictMath.log(Math.min(Math.max(probability, LEAST), 1 - LEAST));
  }

  private static double logSigmoid(double score) {
    return Math.min(score, 0) - StrictMath.log1p(StrictMath.exp(-Math.abs(score)));
  }

  /** Orders examples as the probability does, and keeps apart what as a float would be 1. */
  float rank(int example, int output) {
    return link == Link.SOFTMAX ? (float) logProbability(example, output) : score(example, output);
  }

  /** The scores of one example after another, each looked through once. */
  private static final class Softmax {
    private int example = -1;
    private double highest;
    private double rest;

    Softmax of(Predictions batch, int wanted) {
      if (example != wanted) {
        int best = batch.predicted(wanted);
        highest = batch.score(wanted, best);
        rest = 0;
        for (int output = 0; output < batch.width; output++) {
          rest += output == best ? 0 : StrictMath.exp(batch.score(wanted, output) - highest);
        }
        example = wanted;
      }
      return this;
    }

    double probability(double score) {
      return StrictMath.exp(score - highest) / (1 + rest);
    }

    double logProbability(double score) {
      return score - highest - StrictMath.log1p(rest);
    }
  }
}
