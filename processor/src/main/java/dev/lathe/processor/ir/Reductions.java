package dev.lathe.processor.ir;

import java.util.List;

/** Sums, means and variances over any axes, which stay with an extent of 1. */
public final class Reductions {
  private Reductions() {}

  /** Neighbouring axes are summed at once; the axes ascend. */
  public static Value sum(Value value, List<Integer> axes) {
    Value summed = value;
    int first = 0;
    for (int index = 1; index <= axes.size(); index++) {
      if (index == axes.size() || axes.get(index) != axes.get(index - 1) + 1) {
        Op.Reduce sum = new Op.Reduce(Op.Reduce.Fold.SUM, axes.get(first), axes.get(index - 1));
        summed = summed.builder().append("sum", sum, List.of(summed));
        first = index;
      }
    }
    return summed;
  }

  public static Value mean(Value value, List<Integer> axes) {
    return sum(value, axes).zip("mean", count(value, axes), Expr::div);
  }

  /** How many elements the axes have together, as a number of the host's. */
  public static Value count(Value value, List<Integer> axes) {
    Extent count = axes.stream().map(value.shape()::extent).reduce(Extent.of(1), Extent::times);
    return value.builder().count(count);
  }

  /** The largest elements along some axes. */
  public static Value max(Value value, List<Integer> axes) {
    Value largest = value;
    for (int axis : axes) {
      largest = largest.max(axis);
    }
    return largest;
  }
}
