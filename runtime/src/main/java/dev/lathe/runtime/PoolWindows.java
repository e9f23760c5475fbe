package dev.lathe.runtime;

/** Where the windows of a pooling lie in the planes that they read. Made once for each geometry, by generated code. */
public final class PoolWindows {
  /** Places that a vector may have at most. */
  private static final int MOST_LANES = 16;

  private final int channels;
  private final int[] space;
  private final int[] taps;
  private final int[] starts;
  private final int block;

  /**
   * @param channels how many elements lie at each place, all of which are folded alike; where windows reach beyond what they read, 1
   * @param space the extents of what is read, of what is written and of the window, three axes each; then for each axis the step from window to window, the step from
   *     element to element in a window, and how far the first window begins before the plane; what follows is not looked at
   */
  public PoolWindows(int channels, int... space) {
    this.channels = channels;
    this.space = space.clone();
    this.taps = new int[product(6)];
    for (int tap = 0; tap < taps.length; tap++) {
      taps[tap] = at(tap, 6, 12) * channels;
    }
    int lanes = MOST_LANES;
    while (lanes > 1 && written() % lanes != 0) {
      lanes /= 2;
    }
    this.block = MOST_LANES / lanes;
    this.starts = new int[block * written()];
    for (int i = 0; i < starts.length; i++) {
      int place = at(i % written() / channels, 3, 9);
      starts[i] = i / written() * read() + place * channels + i % channels;
    }
  }

  /** Elements of a plane that is read, all channels together. */
  public int read() {
    return product(0) * channels;
  }

  /** Elements of a plane that is written, all channels together. */
  public int written() {
    return product(3) * channels;
  }

  private int product(int first) {
    return space[first] * space[first + 1] * space[first + 2];
  }

  /** Where the item of that number lies in a plane, by the extents and the steps at these places of the numbers. */
  private int at(int number, int extents, int steps) {
    int column = number % space[extents + 2] * space[steps + 2];
    int row = number / space[extents + 2] % space[extents + 1] * space[steps + 1];
    int plane = number / space[extents + 2] / space[extents + 1] * space[steps];
    return (plane * space[1] + row) * space[2] + column;
  }

  /** The numbers it was made of; not a copy. */
  public int[] space() {
    return space;
  }

  /** Whether no window reaches beyond the plane. */
  public boolean areInside() {
    boolean inside = true;
    for (int axis = 0; axis < 3; axis++) {
      int last = (space[3 + axis] - 1) * space[9 + axis] + (space[6 + axis] - 1) * space[12 + axis];
      inside &= space[15 + axis] == 0 && last < space[axis];
    }
    return inside;
  }

  /** How far each element of a window lies behind its first, in ascending order; not a copy. */
  public int[] taps() {
    return taps;
  }

  /** Where each window of {@link #block} planes begins, if none reaches beyond its plane; not a copy. */
  public int[] starts() {
    return starts;
  }

  /** How many planes have windows enough to fill vectors. */
  public int block() {
    return block;
  }
}
