package dev.lathe.vision;

/** For each new sample along one axis: the first old one that it is made of, and the weights of that and the next, in parts of 2^22. */
final class ResizeWeights {
  private static final int BITS = 22;

  /** What a sum begins with, so that it is rounded. */
  static final int HALF = 1 << BITS - 1;

  private final int[] first;
  private final int[] begin;
  private final int[] parts;

  private ResizeWeights(int[] first, int[] begin, int[] parts) {
    this.first = first;
    this.begin = begin;
    this.parts = parts;
  }

  static ResizeWeights of(int from, int to, Interpolation how) {
    double scale = (double) from / to;
    double stretch = Math.max(scale, 1);
    double reach = how.support() * stretch;
    int[] first = new int[to];
    int[] begin = new int[to + 1];
    for (int i = 0; i < to; i++) {
      double center = (i + 0.5) * scale;
      first[i] = Math.max(0, (int) (center - reach + 0.5));
      begin[i + 1] = begin[i] + Math.min(from, (int) (center + reach + 0.5)) - first[i];
    }
    ResizeWeights weights = new ResizeWeights(first, begin, new int[begin[to]]);
    for (int i = 0; i < to; i++) {
      weights.fill(i, (i + 0.5) * scale, 1 / stretch, how);
    }
    return weights;
  }

  private void fill(int place, double center, double inverse, Interpolation how) {
    double[] weights = new double[end(place) - begin(place)];
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      weights[i] = how.weight((i + first[place] - center + 0.5) * inverse);
      sum += weights[i];
    }
    for (int i = 0; i < weights.length; i++) {
      double part = (sum == 0 ? weights[i] : weights[i] / sum) * (1 << BITS);
      parts[begin(place) + i] = (int) (part < 0 ? part - 0.5 : part + 0.5);
    }
  }

  /** How many new samples there are. */
  int places() {
    return first.length;
  }

  /** The first old sample of a new one. */
  int first(int place) {
    return first[place];
  }

  /** Where the weights of a new sample begin. */
  int begin(int place) {
    return begin[place];
  }

  /** Where the weights of a new sample end. */
  int end(int place) {
    return begin[place + 1];
  }

  int part(int at) {
    return parts[at];
  }

  /** The sample of a sum that began with {@link #HALF}. */
  static byte rounded(int sum) {
    int sample = sum >> BITS;
    return (byte) ((sample & ~0xFF) == 0 ? sample : ~sample >> 31); // seldom the latter: 0 or 255
  }

  /** The same, of a sum that is known to be a sample's. */
  static byte inside(int sum) {
    return (byte) (sum >> BITS);
  }
}
