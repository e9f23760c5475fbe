package dev.lathe.runtime;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How a convolution reads and writes examples with channels last, [s..., C]. What a window reads in one line of an example lies in one run, unless its elements are
 * apart; so a result is a sum over a few runs of neighbours. Examples are copied into a frame of zeros where windows reach beyond them. Made once for each geometry,
 * by generated code.
 *
 * <p>Where the windows of a gradient fall between the elements, the result is made in several passes, each for the places that read the same elements of the windows.
 */
public final class ChannelsLastWindows {
  private static final int AXES = 3;

  /** Results that are made at once; those of a pass are filled up with its last one. */
  private static final int BLOCK = 8;

  private final int[] space;
  private final int sources;
  private final int targets;
  private final WindowAxis[] axes;
  private final int[] before = new int[AXES];
  private final int[] framed = new int[AXES];
  private final Pass[] passes;

  /** What is made at once: the taps in the order in which elements lie, where their runs begin, and for each result where its first window and it lie. */
  private record Pass(
      int[] taps,
      int[] runs,
      int length,
      int[] elements,
      int[] starts,
      int[] places,
      int count,
      int line,
      boolean paired) {}

  /** An element of the window along all axes. */
  private record Tap(int number, int at) {}

  /**
   * @param sources channels that are read
   * @param targets channels that are written
   * @param space for three axes each: extents of what is read, of what is written, of the window, and the numbers by which a place that is written and an element of the
   *     window give one that is read, (place * multiply + element * step - offset) / divisor
   */
  public ChannelsLastWindows(int sources, int targets, int... space) {
    this.space = space.clone();
    this.sources = sources;
    this.targets = targets;
    this.axes = IntStream.range(0, AXES)
        .mapToObj(axis -> new WindowAxis(space, axis))
        .toArray(WindowAxis[]::new);
    for (int axis = 0; axis < AXES; axis++) {
      before[axis] = Math.max(0, -axes[axis].first());
      framed[axis] = before[axis] + Math.max(space[axis], axes[axis].last() + 1);
    }
    List<Pass> all = new ArrayList<>();
    for (int z = 0; z < axes[0].passes(); z++) {
      for (int y = 0; y < axes[1].passes(); y++) {
        for (int x = 0; x < axes[2].passes(); x++) {
          all.add(pass(z, y, x));
        }
      }
    }
    passes = all.toArray(Pass[]::new);
  }

  private Pass pass(int... pass) {
    List<Tap> taps = taps(pass);
    int length = runLength(taps);
    int[] runs = IntStream.range(0, taps.size())
        .filter(tap -> tap % length == 0)
        .map(tap -> taps.get(tap).at() * sources)
        .toArray();
    int[] starts = places(pass, framed, axis -> axes[axis].stride(), axis -> 0);
    int[] places = places(
        pass,
        extents(AXES),
        axis -> axes[axis].place(pass[axis], 1) - pass[axis],
        axis -> pass[axis]);
    int[] numbers = taps.stream().mapToInt(Tap::number).toArray();
    int line = Math.max(1, axes[2].places(pass[2]));
    return new Pass(
        numbers,
        runs,
        length * sources,
        elements(runs, length * sources),
        blocks(starts, sources),
        blocks(places, targets),
        starts.length,
        line,
        arePaired(runs, blocks(starts, sources), starts.length, line));
  }

  private static int[] elements(int[] runs, int length) {
    return Arrays.stream(runs)
        .flatMap(run -> IntStream.range(run, run + length))
        .toArray();
  }

  private boolean arePaired(int[] runs, int[] starts, int count, int line) {
    return count > line
        && line % BLOCK == 0
        && count / line % 2 == 0
        && (space[3] == 1 || space[4] % 2 == 0)
        && runs.length > 1
        && IntStream.range(1, runs.length)
            .allMatch(run -> runs[run] - runs[run - 1] == starts[line] - starts[0]);
  }

  private int[] extents(int first) {
    return new int[] {space[first], space[first + 1], space[first + 2]};
  }

  /** The elements of the window that a pass reads, as they lie in the frame. */
  private List<Tap> taps(int[] pass) {
    List<Tap> taps = new ArrayList<>();
    int[] window = extents(2 * AXES);
    for (int number = 0; number < window[0] * window[1] * window[2]; number++) {
      int[] tap = {
        number / window[2] / window[1], number / window[2] % window[1], number % window[2]
      };
      if (IntStream.range(0, AXES).allMatch(axis -> axes[axis].isRead(pass[axis], tap[axis]))) {
        int at = 0;
        for (int axis = 0; axis < AXES; axis++) {
          at = at * framed[axis] + axes[axis].element(pass[axis], tap[axis]) + before[axis];
        }
        taps.add(new Tap(number, at));
      }
    }
    taps.sort(Comparator.comparingInt(Tap::at));
    return taps;
  }

  /** The most taps that lie side by side in every run. */
  private static int runLength(List<Tap> taps) {
    return IntStream.rangeClosed(1, taps.size())
        .filter(length -> taps.size() % length == 0 && areRuns(taps, length))
        .max()
        .orElse(1);
  }

  private static boolean areRuns(List<Tap> taps, int length) {
    return IntStream.range(0, taps.size())
        .allMatch(tap -> taps.get(tap).at() == taps.get(tap - tap % length).at() + tap % length);
  }

  private interface OfAxis {
    int of(int axis);
  }

  /** Something of each result of a pass, row-major: along each axis a first place and a step. */
  private int[] places(int[] pass, int[] extents, OfAxis step, OfAxis first) {
    int[] places = {0};
    for (int axis = 0; axis < AXES; axis++) {
      int count = axes[axis].places(pass[axis]);
      int[] outer = places;
      int at = axis;
      places = IntStream.range(0, outer.length * count)
          .map(i -> outer[i / count] * extents[at] + first.of(at) + i % count * step.of(at))
          .toArray();
    }
    return places;
  }

  private static int[] blocks(int[] places, int channels) {
    int padded = (places.length + BLOCK - 1) / BLOCK * BLOCK;
    return IntStream.range(0, padded)
        .map(i -> places[Math.min(i, places.length - 1)] * channels)
        .toArray();
  }

  /** Channels that are read. */
  public int sources() {
    return sources;
  }

  /** Channels that are written. */
  public int targets() {
    return targets;
  }

  /** Floats of an example that is read. */
  public int read() {
    return space[0] * space[1] * space[2] * sources;
  }

  /** Floats of an example that is written. */
  public int written() {
    return space[3] * space[4] * space[5] * targets;
  }

  /** Parts of the result that are made one after the other. */
  public int passes() {
    return passes.length;
  }

  /** How many elements of the window a pass reads. */
  public int taps(int pass) {
    return passes[pass].taps.length;
  }

  /** Where the runs begin for the first result of a pass, ascending; not a copy. */
  public int[] runs(int pass) {
    return passes[pass].runs;
  }

  /** Floats of a run. */
  public int length(int pass) {
    return passes[pass].length;
  }

  /** Where all that the first result of a pass reads lies, run after run; not a copy. */
  public int[] elements(int pass) {
    return passes[pass].elements;
  }

  /** For each result of a pass, how far behind those of the first its runs begin; filled up to a multiple of 8 with the last; not a copy. */
  public int[] starts(int pass) {
    return passes[pass].starts;
  }

  /** For each result of a pass, where its channels are written; filled up to a multiple of 8 with the last; not a copy. */
  public int[] places(int pass) {
    return passes[pass].places;
  }

  /** Results of a pass. */
  public int count(int pass) {
    return passes[pass].count;
  }

  /** Results in a line, which lie equally far apart. */
  public int line(int pass) {
    return passes[pass].line;
  }

  /**
   * Whether two neighbouring lines of results read the same runs, the one a run later than the other, so that they may be made together, {@link #starts} by eight: the
   * number of lines is even, and each fills blocks of eight.
   */
  public boolean arePaired(int pass) {
    return passes[pass].paired;
  }

  /** Whether windows reach beyond what they read, so that {@link #fill} is needed. */
  public boolean isFramed() {
    return framed[0] != space[0] || framed[1] != space[1] || framed[2] != space[2];
  }

  /** Floats of an example in its frame, and some that may be read behind it. */
  public int size() {
    return framed[0] * framed[1] * framed[2] * sources + BLOCK;
  }

  /** Copies an example to where it lies in its frame, which is zero already. */
  public void fill(float[] x, int at, float[] frame) {
    int width = space[2] * sources;
    for (int z = 0; z < space[0]; z++) {
      for (int y = 0; y < space[1]; y++) {
        int line = (z + before[0]) * framed[1] + y + before[1];
        int to = (line * framed[2] + before[2]) * sources;
        System.arraycopy(x, at + (z * space[1] + y) * width, frame, to, width);
      }
    }
  }

  /** Weights [taps, targets, sources] as the passes read them one after the other, [taps, sources, targets]. */
  public void turn(float[] weights, float[] turned) {
    int put = 0;
    for (Pass pass : passes) {
      for (int tap : pass.taps) {
        turnTap(weights, tap * sources * targets, turned, put);
        put += sources * targets;
      }
    }
  }

  private void turnTap(float[] weights, int at, float[] turned, int to) {
    for (int target = 0; target < targets; target++) {
      for (int source = 0; source < sources; source++) {
        turned[to + source * targets + target] = weights[at + target * sources + source];
      }
    }
  }
}
