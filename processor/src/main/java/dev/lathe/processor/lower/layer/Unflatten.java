package dev.lathe.processor.lower.layer;

import dev.lathe.processor.ir.Extent;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.lower.LayerRecipe;
import dev.lathe.processor.lower.Misfit;
import dev.lathe.processor.lower.Scope;
import dev.lathe.processor.spec.Checks;
import dev.lathe.processor.spec.Options;
import java.util.ArrayList;
import java.util.List;

/** One axis read as several. torch.nn.Unflatten. */
public final class Unflatten implements LayerRecipe {
  @Override
  public void check(Options options, Checks checks) {
    checks.sizes("sizes");
  }

  @Override
  public Value lower(Scope scope, Options options, Value input) {
    int axis = Axes.of(options, "dim", input.shape());
    List<Integer> sizes = options.integers("sizes");
    int product = sizes.stream().reduce(1, Math::multiplyExact);
    if (product != input.shape().extent(axis).count()) {
      throw new Misfit(
          product + " elements along dimension " + axis,
          input.shape().perExample(),
          "write sizes that multiply to " + input.shape().extent(axis));
    }
    List<Extent> extents = new ArrayList<>(input.shape().extents());
    extents.remove(axis);
    extents.addAll(axis, sizes.stream().map(Extent::of).toList());
    return input.reshape(new Shape(extents));
  }
}
