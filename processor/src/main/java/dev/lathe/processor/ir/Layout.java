package dev.lathe.processor.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** In which order the axes of what windows slide over lie in memory. */
public enum Layout {
  /** Examples [N, C, s...] and weights [O, C / groups, k...], as users know them. */
  CHANNELS_FIRST,
  /** Examples [N, s..., C] and weights [k..., C / groups, O]: all channels of a place lie side by side. */
  CHANNELS_LAST;

  /** Which axis of what users know each axis of examples is. */
  public List<Integer> axes(int rank) {
    List<Integer> axes = new ArrayList<>(natural(rank));
    if (this == CHANNELS_LAST) {
      axes.add(axes.remove(1));
    }
    return axes;
  }

  /** Which axis of what users know each axis of weights is. */
  public List<Integer> weightAxes(int rank) {
    List<Integer> axes = new ArrayList<>(natural(rank));
    if (this == CHANNELS_LAST) {
      axes.subList(0, 2).clear();
      axes.addAll(List.of(1, 0));
    }
    return axes;
  }

  private static List<Integer> natural(int rank) {
    return IntStream.range(0, rank).boxed().toList();
  }

  /** The shape of examples that users know. */
  public Shape known(Shape kept) {
    return kept.permute(Shape.inverse(axes(kept.rank())));
  }

  /** The shape in which examples are kept. */
  public Shape kept(Shape known) {
    return known.permute(axes(known.rank()));
  }

  /** The shape of weights that users know. */
  public Shape knownWeight(Shape kept) {
    return kept.permute(Shape.inverse(weightAxes(kept.rank())));
  }

  /** The shape in which weights are kept. */
  public Shape keptWeight(Shape known) {
    return known.permute(weightAxes(known.rank()));
  }

  /** Nothing where it is as users know it, for messages and dumps. */
  @Override
  public String toString() {
    return this == CHANNELS_FIRST ? "" : ", channels last";
  }
}
