package dev.lathe.processor.ir;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Convolutions and pooling for the {@link Interpreter}: every sample that every window reads is visited, whatever is computed of it. */
final class WindowInterpreter {
  private final List<Window> windows;
  private final int[] wide;
  private final int[] narrow;
  private final int first;

  /** Windows on the last axes of {@code wide}, with their places on those of {@code narrow}. */
  WindowInterpreter(List<Window> windows, int[] wide, int[] narrow) {
    this.windows = windows;
    this.wide = wide;
    this.narrow = narrow;
    this.first = wide.length - windows.size();
  }

  /** What is read, as positions among the elements of one plane. */
  private interface Sample {
    void visit(int read, int tap, int place);
  }

  /** Elements of x, the weights and the result that belong together. */
  private interface Term {
    void visit(int x, int weight, int y);
  }

  double[] convolve(double[] x, double[] weight, int groups) {
    double[] y = new double[product(narrow, 0)];
    terms(groups, (i, w, o) -> y[o] += x[i] * weight[w]);
    return y;
  }

  double[] convolveInput(double[] y, double[] weight, int groups) {
    double[] x = new double[product(wide, 0)];
    terms(groups, (i, w, o) -> x[i] += y[o] * weight[w]);
    return x;
  }

  double[] convolveWeight(double[] x, double[] y, int groups) {
    double[] weight = new double[narrow[1] * wide[1] / groups * taps()];
    terms(groups, (i, w, o) -> weight[w] += x[i] * y[o]);
    return weight;
  }

  double[] pool(Op.Reduce.Fold fold, double[] x) {
    double[] y = new double[product(narrow, 0)];
    boolean sum = fold == Op.Reduce.Fold.SUM;
    Arrays.fill(y, sum ? 0 : Double.NEGATIVE_INFINITY);
    planes((i, tap, o) -> y[o] = sum ? y[o] + x[i] : Math.max(y[o], x[i]));
    return y;
  }

  double[] unpoolSum(double[] dy) {
    double[] dx = new double[product(wide, 0)];
    planes((i, tap, o) -> dx[i] += dy[o]);
    return dx;
  }

  double[] unpoolMax(double[] dy, double[] x) {
    Map<Integer, Integer> chosen = new HashMap<>();
    planes((i, tap, o) -> chosen.merge(o, i, (old, now) -> x[now] > x[old] ? now : old));
    double[] dx = new double[x.length];
    chosen.forEach((o, i) -> dx[i] += dy[o]);
    return dx;
  }

  private void terms(int groups, Term term) {
    int sources = wide[1] / groups;
    for (int pair = 0; pair < narrow[0] * narrow[1] * sources; pair++) {
      int output = pair / sources % narrow[1];
      int example = pair / sources / narrow[1];
      int source = pair % sources;
      int channel = example * wide[1] + output / (narrow[1] / groups) * sources + source;
      int x = channel * product(wide, first);
      int weight = (output * sources + source) * taps();
      int y = pair / sources * product(narrow, first);
      plane((i, tap, o) -> term.visit(x + i, weight + tap, y + o));
    }
  }

  private void planes(Sample sample) {
    for (int plane = 0; plane < product(wide, 0) / product(wide, first); plane++) {
      int x = plane * product(wide, first);
      int y = plane * product(narrow, first);
      plane((i, tap, o) -> sample.visit(x + i, tap, y + o));
    }
  }

  private void plane(Sample sample) {
    for (int place = 0; place < product(narrow, first); place++) {
      for (int tap = 0; tap < taps(); tap++) {
        int read = read(place, tap);
        if (read >= 0) {
          sample.visit(read, tap, place);
        }
      }
    }
  }

  private int read(int place, int tap) {
    int read = 0;
    int stride = 1;
    int restOfPlace = place;
    int restOfTap = tap;
    for (int axis = windows.size() - 1; axis >= 0; axis--) {
      Window window = windows.get(axis);
      int at = restOfPlace % narrow[first + axis] * window.stride()
          + restOfTap % window.size() * window.dilation()
          - window.before();
      if (at < 0 || at >= wide[first + axis]) {
        return -1;
      }
      read += at * stride;
      stride *= wide[first + axis];
      restOfPlace /= narrow[first + axis];
      restOfTap /= window.size();
    }
    return read;
  }

  private int taps() {
    return windows.stream().mapToInt(Window::size).reduce(1, (a, b) -> a * b);
  }

  private static int product(int[] dims, int from) {
    return IntStream.of(dims).skip(from).reduce(1, (a, b) -> a * b);
  }
}
