package dev.lathe.runtime;

import java.util.Arrays;

/**
 * Brings columns of numbers to mean 0 and deviation 1, by figures learnt from the training data.
 *
 * <p>Mean and population standard deviation are kept in double and updated row by row (B. Welford, "Note on a method
 * for calculating corrected sums of squares and products", 1962), so they depend on the order of the rows but on
 * nothing else. A column whose values are all equal has deviation 1; so has, with mean 0, a column that is not numeric.
 *
 * <p>Learning is for one thread at a time; applying for any number.
 */
public final class Standardizer {
  private final boolean[] numeric;
  private final double[] mean;
  private final double[] squares; // sums of squared differences from the mean
  private final double[] deviation;
  private long rows;

  /** One that has learnt nothing yet: mean 0 and deviation 1 everywhere. */
  public Standardizer(boolean... numeric) {
    this.numeric = numeric.clone();
    mean = new double[numeric.length];
    squares = new double[numeric.length];
    deviation = new double[numeric.length];
    Arrays.fill(deviation, 1);
  }

  /**
   * One with figures learnt before.
   *
   * @param numeric which columns are standardised; the figures of others are ignored
   * @param mean finite, one for each column
   * @param deviation finite and above 0, one for each column
   */
  public static Standardizer of(boolean[] numeric, double[] mean, double[] deviation) {
    Standardizer standardizer = new Standardizer(numeric);
    for (int column = 0; column < numeric.length; column++) {
      if (numeric[column]) {
        standardizer.mean[column] = checkFinite(mean[column], column);
        standardizer.deviation[column] = checkPositive(deviation[column], column);
      }
    }
    return standardizer;
  }

  /** Learns from one row, a value for each column. Values of numeric columns must be finite. */
  public void add(double[] row) {
    for (int column = 0; column < numeric.length; column++) {
      if (numeric[column]) {
        checkFinite(row[column], column);
      }
    }
    rows++;
    for (int column = 0; column < numeric.length; column++) {
      if (numeric[column]) {
        add(row[column], column);
      }
    }
  }

  private void add(double value, int column) {
    double before = value - mean[column];
    mean[column] += before / rows;
    squares[column] += before * (value - mean[column]);
    double root = Math.sqrt(squares[column] / rows);
    deviation[column] = root == 0 ? 1 : root;
  }

  /** A copy of the means, one for each column. */
  public double[] mean() {
    return mean.clone();
  }

  /** A copy of the deviations, one for each column, all above 0. */
  public double[] deviation() {
    return deviation.clone();
  }

  /**
   * {@code (value - mean) / deviation}, computed in double.
   *
   * @throws IllegalArgumentException ({@code L211}) when the value, or the result as a float, is not finite
   */
  public float apply(double value, int column) {
    float result = (float) ((value - mean[column]) / deviation[column]);
    if (!Float.isFinite(result)) {
      throw notFinite(value, column);
    }
    return result;
  }

  private static double checkFinite(double value, int column) {
    if (!Double.isFinite(value)) {
      throw notFinite(value, column);
    }
    return value;
  }

  private static double checkPositive(double deviation, int column) {
    if (!(deviation > 0 && deviation < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(Message.of(
          "L211",
          "a deviation above 0 for feature column " + column,
          String.valueOf(deviation),
          ""));
    }
    return deviation;
  }

  private static IllegalArgumentException notFinite(double value, int column) {
    return new IllegalArgumentException(Message.of(
        "L211",
        "a finite number within float's range in feature column " + column + ", counted from 0",
        String.valueOf(value),
        "leave such examples out, or give a value in their place"));
  }
}
