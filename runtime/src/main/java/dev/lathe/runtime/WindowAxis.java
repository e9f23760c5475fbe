package dev.lathe.runtime;

/** One axis of {@link ConvolutionWindows}. Either windows step over elements, or, in a gradient, results lie between the elements: never both. */
final class WindowAxis {
  private final int read;
  private final int written;
  private final int multiply;
  private final int step;
  private final int offset;
  private final int divisor;
  private final int window;
  private final int lowest;
  private final int length;

  WindowAxis(int[] space, int axis) {
    read = space[axis];
    written = space[3 + axis];
    multiply = space[9 + axis];
    step = space[12 + axis];
    offset = space[15 + axis];
    divisor = space[18 + axis];
    window = space[6 + axis];
    int low = Integer.MAX_VALUE;
    int high = Integer.MIN_VALUE;
    for (int pass = 0; pass < divisor; pass++) {
      for (int tap = 0; tap < window; tap++) {
        if (isRead(pass, tap)) {
          low = Math.min(low, distance(pass, tap));
          high = Math.max(high, distance(pass, tap) + places(pass) - 1);
        }
      }
    }
    lowest = low;
    length = high - lowest + 1;
  }

  /** How far the element that a tap reads lies behind the place, in steps of the windows. */
  private int distance(int pass, int tap) {
    return Math.floorDiv(pass * multiply + tap * step - offset, multiply * divisor);
  }

  /** Which element a tap reads at the first place of a pass; it may lie outside. */
  int element(int pass, int tap) {
    return Math.floorDiv(pass * multiply + tap * step - offset, divisor);
  }

  /** How far apart the elements lie that one tap reads at neighbouring places of a pass. */
  int stride() {
    return multiply;
  }

  /** The first element that any place reads. */
  int first() {
    int first = Integer.MAX_VALUE;
    for (int pass = 0; pass < divisor; pass++) {
      for (int tap = 0; tap < window; tap++) {
        first = isRead(pass, tap) ? Math.min(first, element(pass, tap)) : first;
      }
    }
    return first;
  }

  /** The last element that any place reads. */
  int last() {
    int last = Integer.MIN_VALUE;
    for (int pass = 0; pass < divisor; pass++) {
      for (int tap = 0; tap < window; tap++) {
        int element = element(pass, tap) + (places(pass) - 1) * multiply;
        last = isRead(pass, tap) ? Math.max(last, element) : last;
      }
    }
    return last;
  }

  /** Places that have one rest when divided are made in one pass. */
  int passes() {
    return divisor;
  }

  boolean isRead(int pass, int tap) {
    return Math.floorMod(pass * multiply + tap * step - offset, divisor) == 0;
  }

  /** Elements that have one rest when divided by the step of the windows lie in one plane. */
  int phases() {
    return multiply;
  }

  int phase(int tap) {
    return Math.floorMod(tap * step - offset, multiply);
  }

  int length() {
    return length;
  }

  /** Where in the plane of its phase the first window reads. */
  int shift(int pass, int tap) {
    return distance(pass, tap) - lowest;
  }

  /** Places of a pass. */
  int places(int pass) {
    return (written - pass + divisor - 1) / divisor;
  }

  int place(int pass, int number) {
    return number * divisor + pass;
  }

  /** Which element lies somewhere in the plane of a phase; below 0 for none. */
  int source(int phase, int at) {
    int element = (lowest + at) * multiply + phase;
    return element < read ? element : -1;
  }

  /** Fills one row of a plane. */
  void fill(float[] x, int at, int phase, float[] planes, int to) {
    int before = Math.min(length, Math.max(0, -lowest));
    int elements = (read - phase + multiply - 1) / multiply;
    int behind = Math.max(before, Math.min(length, elements - lowest));
    for (int i = 0; i < before; i++) {
      planes[to + i] = 0f;
    }
    copy(x, at + (lowest + before) * multiply + phase, planes, to + before, behind - before);
    for (int i = behind; i < length; i++) {
      planes[to + i] = 0f;
    }
  }

  /** Copies every {@code multiply}-th element. */
  private void copy(float[] x, int from, float[] planes, int to, int count) {
    if (multiply > 1) {
      for (int i = 0; i < count; i++) {
        planes[to + i] = x[from + i * multiply];
      }
    } else if (count > 0) {
      System.arraycopy(x, from, planes, to, count);
    }
  }

  /** Copies one row of results. */
  void take(int pass, int places, float[] run, int from, float[] out, int at) {
    if (divisor == 1) {
      System.arraycopy(run, from, out, at, places);
    } else {
      for (int number = 0; number < places; number++) {
        out[at + number * divisor + pass] = run[from + number];
      }
    }
  }
}
