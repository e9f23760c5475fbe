package dev.lathe.processor.ir;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The extents of a tensor, outermost axis first, counted as PyTorch does: in a value that has one row an example, axis 0 is the batch.
 */
public record Shape(List<Extent> extents) {
  /** The shape of one number. */
  public static final Shape SCALAR = new Shape(List.of());

  public Shape {
    extents = List.copyOf(extents);
  }

  public static Shape of(int... counts) {
    return new Shape(IntStream.of(counts).mapToObj(Extent::of).toList());
  }

  /** One example of these extents for every row of the batch. */
  public static Shape batchOf(List<Integer> counts) {
    List<Extent> extents = new ArrayList<>(List.of(Extent.BATCH));
    counts.forEach(count -> extents.add(Extent.of(count)));
    return new Shape(extents);
  }

  public static Shape batchOf(int... counts) {
    return batchOf(IntStream.of(counts).boxed().toList());
  }

  public int rank() {
    return extents.size();
  }

  public Extent extent(int axis) {
    return extents.get(axis);
  }

  public Extent last() {
    return extents.get(rank() - 1);
  }

  /** Number of elements, as a number or a number times the batch. */
  public Extent size() {
    return extents.stream().reduce(Extent.of(1), Extent::times);
  }

  /** Axes {@code from} to {@code to}, both included, read as one. */
  public Shape merge(int from, int to) {
    List<Extent> merged = new ArrayList<>(extents.subList(0, from));
    merged.add(extents.subList(from, to + 1).stream().reduce(Extent.of(1), Extent::times));
    merged.addAll(extents.subList(to + 1, rank()));
    return new Shape(merged);
  }

  /** So many of these, one after the other along a new axis 0. */
  public Shape stacked(int count) {
    List<Extent> stacked = new ArrayList<>(List.of(Extent.of(count)));
    stacked.addAll(extents);
    return new Shape(stacked);
  }

  /** One row along axis 0. */
  public Shape row() {
    return new Shape(extents.subList(1, rank()));
  }

  public Shape with(int axis, Extent extent) {
    List<Extent> changed = new ArrayList<>(extents);
    changed.set(axis, extent);
    return new Shape(changed);
  }

  /** The axes in another order: axis {@code i} of the result is axis {@code axes[i]} of this one. */
  public Shape permute(List<Integer> axes) {
    return new Shape(axes.stream().map(this::extent).toList());
  }

  /** The order that undoes one. */
  public static List<Integer> inverse(List<Integer> axes) {
    return IntStream.range(0, axes.size()).mapToObj(axes::indexOf).toList();
  }

  /** Ones put before the axes until there are {@code rank} of them. */
  public Shape widenTo(int rank) {
    List<Extent> widened = new ArrayList<>(Collections.nCopies(rank - rank(), Extent.of(1)));
    widened.addAll(extents);
    return new Shape(widened);
  }

  /** Whether a value of this shape can be repeated to make one of the other, by the rules of NumPy and PyTorch. */
  public boolean broadcastsTo(Shape other) {
    if (rank() > other.rank()) {
      return false;
    }
    Shape widened = widenTo(other.rank());
    return IntStream.range(0, other.rank())
        .allMatch(axis ->
            widened.extent(axis).isOne() || widened.extent(axis).equals(other.extent(axis)));
  }

  /** The smallest shape that both broadcast to. */
  public Shape broadcastWith(Shape other) {
    int rank = Math.max(rank(), other.rank());
    Shape left = widenTo(rank);
    Shape right = other.widenTo(rank);
    Shape joined = new Shape(IntStream.range(0, rank)
        .mapToObj(axis -> left.extent(axis).isOne() ? right.extent(axis) : left.extent(axis))
        .toList());
    if (!right.broadcastsTo(joined)) {
      throw new ShapeException("two shapes that can be broadcast together", this + " and " + other);
    }
    return joined;
  }

  /** Whether axis 0 is the batch. */
  public boolean hasBatch() {
    return rank() > 0 && extent(0).equals(Extent.BATCH);
  }

  /** As users write it, without the batch: {@code 28 x 28}; {@code a single number} where nothing is left. */
  public String perExample() {
    List<Extent> own = hasBatch() ? extents.subList(1, rank()) : extents;
    return own.isEmpty()
        ? "a single number"
        : own.stream().map(Extent::toString).collect(Collectors.joining(" x "));
  }

  /** {@code B x 28 x 28}. */
  @Override
  public String toString() {
    return rank() == 0
        ? "scalar"
        : extents.stream().map(Extent::toString).collect(Collectors.joining(" x "));
  }
}
