package dev.lathe.processor.lower.layer;

import dev.lathe.processor.ir.Extent;
import dev.lathe.processor.ir.Op.Reduce.Fold;
import dev.lathe.processor.ir.Reductions;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.ir.Window;
import dev.lathe.processor.lower.LayerRecipe;
import dev.lathe.processor.lower.Scope;
import dev.lathe.processor.spec.Checks;
import dev.lathe.processor.spec.Options;
import java.util.ArrayList;
import java.util.List;

/**
 * Mean or maximum over as many windows as the output has places. torch.nn.AdaptiveAvgPool1d and its kin.
 *
 * @param space how many axes there are
 * @param fold mean, or maximum
 */
public record AdaptivePool(Spatial space, Fold fold) implements LayerRecipe {
  public static AdaptivePool mean(int axes) {
    return new AdaptivePool(new Spatial(axes), Fold.SUM);
  }

  public static AdaptivePool max(int axes) {
    return new AdaptivePool(new Spatial(axes), Fold.MAX);
  }

  @Override
  public void check(Options options, Checks checks) {
    checks.eachAtLeast("value", 1);
  }

  @Override
  public Value lower(Scope scope, Options options, Value input) {
    space.require(input.shape());
    List<Integer> out = space.each(options, "value");
    List<Window> windows = new ArrayList<>();
    boolean even = true;
    for (int axis = 0; axis < space.axes(); axis++) {
      int extent = space.extent(input.shape(), axis);
      even &= extent % out.get(axis) == 0;
      int size = Math.max(1, extent / out.get(axis));
      windows.add(new Window(size, size, 0, 0, 1));
    }
    if (even) {
      return fold == Fold.MAX ? input.pool(fold, windows) : AvgPool.mean(input, windows, List.of());
    }
    Value folded = input;
    for (int axis = 0; axis < space.axes(); axis++) {
      folded = along(folded, axis + 2, out.get(axis));
    }
    return folded;
  }

  /** Windows of unequal size, one after the other. */
  private Value along(Value value, int axis, int out) {
    int extent = value.shape().extent(axis).count();
    List<Value> parts = new ArrayList<>();
    for (int place = 0; place < out; place++) {
      int from = place * extent / out;
      int to = -Math.floorDiv(-(place + 1) * extent, out);
      Value part = value.slice(axis, from, to - from);
      parts.add(fold == Fold.MAX ? part.max(axis) : Reductions.mean(part, List.of(axis)));
    }
    return Value.concat(axis, parts).reshape(value.shape().with(axis, Extent.of(out)));
  }
}
