package dev.lathe.runtime;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * How a convolution in vector form reads its input: copied into planes that are padded, and taken apart where windows step over elements, so that one element of all
 * windows of a channel lies in one run. Made once for each geometry, by generated code.
 *
 * <p>A run has a place for each window, row after row, and some between the rows that stand for no window. Where the windows of a gradient fall between the elements, the
 * result is made in several passes, each for the places that read the same elements of the windows.
 */
public final class ConvolutionWindows {
  private static final int AXES = 3;

  /** Elements that may be read beyond the last run: two of the longest vectors. */
  private static final int SLACK = 32;

  private final int[] space;
  private final int sources;
  private final WindowAxis[] axes;
  private final int[][] passes;
  private final int[][] places;
  private final int[][] taps;
  private final int[][] offsets;
  private final int[] starts;

  /**
   * @param sources channels of the input in a group
   * @param space for three axes each: extents of what is read, of what is written, of the window, and the numbers by which a place that is written and an element of the
   *     window give one that is read, (place * multiply + element * step - offset) / divisor
   */
  public ConvolutionWindows(int sources, int... space) {
    this.space = space.clone();
    this.sources = sources;
    this.axes = IntStream.range(0, AXES)
        .mapToObj(axis -> new WindowAxis(space, axis))
        .toArray(WindowAxis[]::new);
    this.passes = numbers(axes[0].passes(), axes[1].passes(), axes[2].passes());
    this.places = new int[passes.length][AXES];
    this.taps = new int[passes.length][];
    this.offsets = new int[passes.length][];
    for (int pass = 0; pass < passes.length; pass++) {
      plan(pass);
    }
    this.starts =
        IntStream.range(0, space[3] * space[4] * space[5]).map(this::start).toArray();
  }

  private int start(int place) {
    int row = place / space[5] / space[4] * axes[1].length() + place / space[5] % space[4];
    return row * axes[2].length() + place % space[5];
  }

  /** All triples below three extents, the last axis fastest. */
  private static int[][] numbers(int first, int second, int third) {
    return IntStream.range(0, first * second * third)
        .mapToObj(i -> new int[] {i / third / second, i / third % second, i % third})
        .toArray(int[][]::new);
  }

  private void plan(int pass) {
    int[] tried = passes[pass];
    for (int axis = 0; axis < AXES; axis++) {
      places[pass][axis] = axes[axis].places(tried[axis]);
    }
    int[][] all = numbers(space[6], space[7], space[8]);
    taps[pass] = IntStream.range(0, all.length)
        .filter(tap -> IntStream.range(0, AXES)
            .allMatch(axis -> axes[axis].isRead(tried[axis], all[tap][axis])))
        .toArray();
    int count = taps[pass].length;
    offsets[pass] = IntStream.range(0, sources * count)
        .map(k -> k / count * sourceSize() + offset(tried, all[taps[pass][k % count]]))
        .toArray();
  }

  private int offset(int[] pass, int[] tap) {
    int phase = 0;
    int at = 0;
    for (int axis = 0; axis < AXES; axis++) {
      phase = phase * axes[axis].phases() + axes[axis].phase(tap[axis]);
      at = at * axes[axis].length() + axes[axis].shift(pass[axis], tap[axis]);
    }
    return phase * planeSize() + at;
  }

  private int planeSize() {
    return axes[0].length() * axes[1].length() * axes[2].length();
  }

  private int sourceSize() {
    return planeSize() * axes[0].phases() * axes[1].phases() * axes[2].phases();
  }

  /** The numbers it was made of; not a copy. */
  public int[] space() {
    return space;
  }

  /** Floats that {@link #fill} needs. */
  public int size() {
    return sources * sourceSize() + SLACK;
  }

  /** Parts of the result that are made one after the other. */
  public int passes() {
    return passes.length;
  }

  /** Which elements of the window a pass reads, in ascending order; not a copy. */
  public int[] taps(int pass) {
    return taps[pass];
  }

  /** Where the run of each channel and element of the window begins in the planes; not a copy. */
  public int[] offsets(int pass) {
    return offsets[pass];
  }

  /** Where in a run the window of each result begins, where there is one pass; not a copy. */
  public int[] starts() {
    return starts;
  }

  /** How long the runs of a pass are. */
  public int run(int pass) {
    int last = 0;
    for (int axis = 0; axis < AXES; axis++) {
      if (places[pass][axis] == 0) {
        return 0;
      }
      last = last * axes[axis].length() + places[pass][axis] - 1;
    }
    return last + 1;
  }

  /** Fills the planes of some channels of x, whose first channel begins at a place. */
  public void fill(float[] x, int at, int from, int to, float[] planes) {
    int volume = space[0] * space[1] * space[2];
    int rows = axes[1].phases();
    int columns = axes[2].phases();
    int put = from * sourceSize();
    for (int source = from; source < to; source++) {
      for (int phase = 0; phase < axes[0].phases() * rows * columns; phase++) {
        int plane = phase / columns / rows;
        int row = phase / columns % rows;
        fillPlane(x, at + source * volume, plane, row, phase % columns, planes, put);
        put += planeSize();
      }
    }
  }

  private void fillPlane(
      float[] x, int at, int planePhase, int rowPhase, int phase, float[] planes, int put) {
    int width = axes[2].length();
    int to = put;
    for (int z = 0; z < axes[0].length(); z++) {
      int plane = axes[0].source(planePhase, z);
      for (int y = 0; y < axes[1].length(); y++) {
        int row = axes[1].source(rowPhase, y);
        if (plane < 0 || row < 0) {
          Arrays.fill(planes, to, to + width, 0f);
        } else {
          axes[2].fill(x, at + (plane * space[1] + row) * space[2], phase, planes, to);
        }
        to += width;
      }
    }
  }

  /** Copies what stands for windows out of a run of results to their places. */
  public void take(int pass, float[] run, int from, float[] out, int at) {
    int[] order = passes[pass];
    int[] extents = places[pass];
    for (int z = 0; z < extents[0]; z++) {
      int start = from + z * axes[1].length() * axes[2].length();
      int put = at + axes[0].place(order[0], z) * space[4] * space[5];
      for (int y = 0; y < extents[1]; y++) {
        int row = put + axes[1].place(order[1], y) * space[5];
        axes[2].take(order[2], extents[2], run, start, out, row);
        start += axes[2].length();
      }
    }
  }

  /** Copies results, channels of which lie one after the other, to lines in the order of a run, so far apart; what stands for no window stays as it is. */
  public void spread(float[] x, int at, int channels, float[] lines, int width) {
    int from = at;
    for (int channel = 0; channel < channels; channel++) {
      for (int z = 0; z < space[3]; z++) {
        for (int y = 0; y < space[4]; y++) {
          int row = (z * axes[1].length() + y) * axes[2].length();
          System.arraycopy(x, from, lines, channel * width + row, space[5]);
          from += space[5];
        }
      }
    }
  }

  /** Writes results, channels of which lie one after the other, as rows of all channels in the order of a run; what stands for no window stays as it is. */
  public void turn(float[] x, int at, int channels, float[] rows, int width) {
    int positions = space[3] * space[4] * space[5];
    for (int z = 0; z < space[3]; z++) {
      for (int y = 0; y < space[4]; y++) {
        int to = (z * axes[1].length() + y) * axes[2].length() * width;
        int from = at + (z * space[4] + y) * space[5];
        turnLine(x, from, positions, channels, space[5], rows, to, width);
      }
    }
  }

  /** Four channels at a time, so that four neighbours are written together. */
  private static void turnLine(
      float[] x, int at, int step, int channels, int places, float[] rows, int to, int width) {
    int channel = 0;
    for (; channel <= channels - 4; channel += 4) {
      int from = at + channel * step;
      int put = to + channel;
      for (int place = 0; place < places; place++, put += width) {
        rows[put] = x[from + place];
        rows[put + 1] = x[from + step + place];
        rows[put + 2] = x[from + 2 * step + place];
        rows[put + 3] = x[from + 3 * step + place];
      }
    }
    for (; channel < channels; channel++) {
      for (int place = 0; place < places; place++) {
        rows[to + channel + place * width] = x[at + channel * step + place];
      }
    }
  }
}
