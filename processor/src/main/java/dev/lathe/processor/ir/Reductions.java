package dev.lathe.processor.ir;

import java.util.List;

/** Sums, means and variances over any axes, which stay with an extent of 1. */
public final class Reductions {
  private Reductions() {}

  public static Value sum(Value value, List<Integer> axes) {
    return sum("sum", value, axes);
  }

  /**
   * Neighbouring axes are summed at once, the last ones first, whose elements lie close together; that of examples by itself, so that members share them. The axes
   * ascend.
   */
  public static Value sum(String label, Value value, List<Integer> axes) {
    Value summed = value;
    boolean shared = axes.size() < value.shape().rank();
    int last = axes.size() - 1;
    for (int index = last; index >= 0; index--) {
      boolean examples = shared && index == 1 && axes.get(0) == 0;
      if (index == 0 || examples || axes.get(index - 1) != axes.get(index) - 1) {
        Op.Reduce sum = new Op.Reduce(Op.Reduce.Fold.SUM, axes.get(index), axes.get(last));
        summed = summed.builder().append(label, sum, List.of(summed));
        last = index - 1;
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
