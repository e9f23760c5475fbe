package dev.lathe.runtime;

import java.util.Arrays;

/** First values of parameters. */
public final class Initializers {
  private Initializers() {}

  /**
   * Fills with values evenly distributed from {@code low} to {@code high}: element {@code i} depends on the key and
   * {@code i} only.
   *
   * @param low least value
   * @param high greatest value, reached only by rounding to float
   */
  public static void uniform(float[] target, double low, double high, long key) {
    for (int i = 0; i < target.length; i++) {
      target[i] = (float) (low + (high - low) * Randoms.uniformDouble(key, i));
    }
  }

  /** Fills with normally distributed values: element {@code i} depends on the key and {@code i} only. */
  public static void normal(float[] target, double mean, double std, long key) {
    for (int i = 0; i < target.length; i++) {
      target[i] = (float) (mean + std * Randoms.normal(key, i));
    }
  }

  /** Fills with one value. */
  public static void constant(float[] target, float value) {
    Arrays.fill(target, value);
  }

  /** Normally distributed, drawn again outside of {@code low} and {@code high}. */
  public static void truncNormal(
      float[] target, double mean, double std, double low, double high, long key) {
    for (int i = 0; i < target.length; i++) {
      long own = Randoms.key(key, i, 0);
      double value = mean + std * Randoms.normal(own, 0);
      for (int draw = 1; value < low || value > high; draw++) {
        value = mean + std * Randoms.normal(own, draw);
      }
      target[i] = (float) value;
    }
  }

  /**
   * Puts the axes of a tensor into another order, in place.
   *
   * @param values in the order of the shape
   * @param shape extents, outermost first
   * @param axes which axis of the shape each axis afterwards is, outermost first
   */
  public static void permute(float[] values, int[] shape, int... axes) {
    System.arraycopy(AxisOrder.change(values, shape, axes), 0, values, 0, values.length);
  }

  /** 1 where a channel meets itself in the middle of its kernel, 0 elsewhere. */
  public static void dirac(float[] target, int groups, int... shape) {
    Arrays.fill(target, 0f);
    int kernel = 1;
    int middle = 0;
    for (int axis = 2; axis < shape.length; axis++) {
      kernel *= shape[axis];
      middle = middle * shape[axis] + shape[axis] / 2;
    }
    int each = shape[0] / groups;
    for (int out = 0; out < each * groups; out++) {
      if (out % each < shape[1]) {
        target[(out * shape[1] + out % each) * kernel + middle] = 1f;
      }
    }
  }

  /** Orthonormal rows, or columns where there are fewer, times {@code gain}: normal numbers made orthogonal one after the other. */
  public static void orthogonal(float[] target, int rows, double gain, long key) {
    int columns = target.length / rows;
    int count = Math.min(rows, columns);
    int length = Math.max(rows, columns);
    double[][] vectors = new double[count][length];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < length; j++) {
        vectors[i][j] = Randoms.normal(key, i * length + j);
      }
      makeOrthogonal(vectors, i);
    }
    for (int i = 0; i < target.length; i++) {
      int row = i / columns;
      int column = i % columns;
      target[i] = (float) (gain * (rows <= columns ? vectors[row][column] : vectors[column][row]));
    }
  }

  /** Takes from a vector what it has in common with those before, twice, and makes it one long. */
  private static void makeOrthogonal(double[][] vectors, int last) {
    double[] vector = vectors[last];
    for (int other = 0; other < 2 * last; other++) {
      double[] before = vectors[other % last];
      double share = dot(vector, before);
      for (int j = 0; j < vector.length; j++) {
        vector[j] -= share * before[j];
      }
    }
    double norm = Math.sqrt(dot(vector, vector));
    for (int j = 0; j < vector.length; j++) {
      vector[j] /= norm;
    }
  }

  private static double dot(double[] x, double[] y) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * y[i];
    }
    return sum;
  }

  /** Normally distributed around 0, but for a share of each column that is 0. */
  public static void sparse(float[] target, int rows, double share, double std, long key) {
    normal(target, 0, std, key);
    int columns = target.length / rows;
    int zeros = (int) Math.ceil(share * rows);
    for (int column = 0; column < columns; column++) {
      int left = zeros;
      for (int row = 0; row < rows && left > 0; row++) {
        if (Randoms.below(Randoms.key(key, column, 1), row, rows - row) < left) {
          target[row * columns + column] = 0f;
          left--;
        }
      }
    }
  }
}
