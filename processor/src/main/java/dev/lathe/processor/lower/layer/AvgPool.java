package dev.lathe.processor.lower.layer;

import dev.lathe.processor.ir.Expr;
import dev.lathe.processor.ir.Op;
import dev.lathe.processor.ir.Op.Reduce.Fold;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.ir.Window;
import dev.lathe.processor.lower.LayerRecipe;
import dev.lathe.processor.lower.Scope;
import dev.lathe.processor.spec.Checks;
import dev.lathe.processor.spec.Options;
import java.util.ArrayList;
import java.util.List;

/**
 * The mean of each window. torch.nn.AvgPool1d, AvgPool2d, AvgPool3d.
 *
 * @param space how many axes there are
 */
public record AvgPool(Spatial space) implements LayerRecipe {
  public static AvgPool over(int axes) {
    return new AvgPool(new Spatial(axes));
  }

  @Override
  public void check(Options options, Checks checks) {
    Pooling.check(options, checks);
    checks.eachAtLeast("padding", 0);
    if (options.values().containsKey("divisorOverride")) {
      checks.notNegative("divisorOverride");
    }
  }

  @Override
  public Value lower(Scope scope, Options options, Value input) {
    List<Window> windows = Pooling.windows(space, options, input.shape());
    List<Integer> padding = space.each(options, "padding");
    int divisor =
        options.values().containsKey("divisorOverride") ? options.integer("divisorOverride") : 0;
    return divisor > 0
        ? input.pool(Fold.SUM, windows).mul(1.0 / divisor)
        : mean(input, windows, options.flag("countIncludePad") ? padding : List.of());
  }

  /** The mean of what each window reads; {@code padding} counts on both sides of an axis, none where the list is empty. */
  static Value mean(Value input, List<Window> windows, List<Integer> padding) {
    List<List<Integer>> counts = new ArrayList<>();
    for (int axis = 0; axis < windows.size(); axis++) {
      int extent = input.shape().extent(axis + 2).count();
      counts.add(counts(windows.get(axis), extent, padding.isEmpty() ? 0 : padding.get(axis)));
    }
    Value sum = input.pool(Fold.SUM, windows);
    List<Double> shares = shares(counts);
    if (shares.stream().distinct().count() == 1) {
      return sum.map("mean", x -> x.mul(Expr.of(shares.get(0))));
    }
    int[] places = counts.stream().mapToInt(List::size).toArray();
    Op constant = new Op.Constant(shares, Shape.of(places));
    return sum.zip("mean", sum.builder().append("shares", constant, List.of()), Expr::mul);
  }

  /** How many samples each place of a window counts. */
  private static List<Integer> counts(Window window, int extent, int padding) {
    List<Integer> counts = new ArrayList<>();
    for (int place = 0; place < window.positions(extent); place++) {
      int from = place * window.stride() - window.before();
      int to = Math.min(from + window.size(), extent + padding);
      counts.add(to - Math.max(from, -padding));
    }
    return counts;
  }

  /** One over the product of the counts, for each place. */
  private static List<Double> shares(List<List<Integer>> counts) {
    List<Double> shares = List.of(1.0);
    for (List<Integer> axis : counts) {
      List<Double> next = new ArrayList<>();
      shares.forEach(share -> axis.forEach(count -> next.add(share / count)));
      shares = next;
    }
    return shares;
  }
}
