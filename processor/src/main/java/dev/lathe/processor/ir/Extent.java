package dev.lathe.processor.ir;

/**
 * How long a tensor is along one axis: a number known while compiling, or that number times the batch size, which is known only
 * when the program runs.
 *
 * @param count at least 1
 * @param batched whether the extent is {@code count} times the number of examples in the batch
 */
public record Extent(int count, boolean batched) {
  /** The batch axis itself: one row an example. */
  public static final Extent BATCH = new Extent(1, true);

  public Extent {
    if (count < 1) {
      throw new IllegalArgumentException("an extent is at least 1, found " + count);
    }
  }

  public static Extent of(int count) {
    return new Extent(count, false);
  }

  /** The extent of two axes merged into one. At most one of the two may be batched. */
  public Extent times(Extent other) {
    if (batched && other.batched) {
      throw new ShapeException(
          "an extent that does not grow with the square of the batch", this + " times " + other);
    }
    return new Extent(Math.multiplyExact(count, other.count), batched || other.batched);
  }

  public boolean isOne() {
    return count == 1 && !batched;
  }

  /** {@code B}, {@code 28 B} or {@code 28}. */
  @Override
  public String toString() {
    if (!batched) {
      return Integer.toString(count);
    }
    return count == 1 ? "B" : count + " B";
  }
}
