package dev.lathe.vision;

import org.jspecify.annotations.Nullable;

/** Four corners, x and y of each in turn, and how four are laid on four others. */
final class Corners {
  private static final int UNKNOWNS = 8;
  private static final double ZERO = 1e-9;

  private Corners() {}

  /** Whether each corner turns the same way, and no three are on a line. */
  static boolean areConvex(double[] corners) {
    double first = turn(corners, 0);
    for (int i = 0; i < 4; i++) {
      double turn = turn(corners, i) * Math.signum(first);
      if (!(turn > ZERO && turn < Double.MAX_VALUE)) {
        return false;
      }
    }
    return true;
  }

  private static double turn(double[] p, int i) {
    int a = 2 * i;
    int b = (a + 2) % UNKNOWNS;
    int c = (a + 4) % UNKNOWNS;
    return (p[b] - p[a]) * (p[c + 1] - p[b + 1]) - (p[b + 1] - p[a + 1]) * (p[c] - p[b]);
  }

  /**
   * torchvision's {@code _get_perspective_coeffs}: solved in double, rounded to float.
   *
   * @return what sends {@code ends} to {@code starts}; null where there is none, or one that has the left-top corner at infinity
   */
  static @Nullable Homography laid(double[] starts, double[] ends) {
    double[][] rows = new double[UNKNOWNS][];
    for (int i = 0; i < UNKNOWNS; i += 2) {
      double x = ends[i];
      double y = ends[i + 1];
      double u = starts[i];
      double v = starts[i + 1];
      rows[i] = new double[] {x, y, 1, 0, 0, 0, -u * x, -u * y, u};
      rows[i + 1] = new double[] {0, 0, 0, x, y, 1, -v * x, -v * y, v};
    }
    return reduce(rows) ? solution(rows, ends[0], ends[1]) : null;
  }

  /** Gauss and Jordan, with the largest pivot of each column. */
  private static boolean reduce(double[][] rows) {
    for (int column = 0; column < UNKNOWNS; column++) {
      int best = column;
      for (int row = column + 1; row < UNKNOWNS; row++) {
        best = Math.abs(rows[row][column]) > Math.abs(rows[best][column]) ? row : best;
      }
      double[] pivot = rows[best];
      rows[best] = rows[column];
      rows[column] = pivot;
      if (!(Math.abs(pivot[column]) > ZERO)) {
        return false;
      }
      for (int row = 0; row < UNKNOWNS; row++) {
        if (row != column) {
          subtract(rows[row], pivot, column);
        }
      }
    }
    return true;
  }

  private static void subtract(double[] row, double[] pivot, int column) {
    double times = row[column] / pivot[column];
    for (int i = column; i <= UNKNOWNS; i++) {
      row[i] -= times * pivot[i];
    }
  }

  /** With the sign that makes denominators positive where the picture goes. */
  private static Homography solution(double[][] rows, double x, double y) {
    double[] matrix = new double[UNKNOWNS + 1];
    for (int i = 0; i < UNKNOWNS; i++) {
      matrix[i] = (float) (rows[i][UNKNOWNS] / rows[i][i]);
    }
    matrix[UNKNOWNS] = 1;
    double sign = Math.signum(matrix[6] * x + matrix[7] * y + 1);
    for (int i = 0; i < matrix.length; i++) {
      matrix[i] *= sign;
    }
    return new Homography(matrix);
  }
}
