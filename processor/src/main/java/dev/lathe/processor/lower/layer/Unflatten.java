package dev.lathe.processor.lower.layer;

import dev.lathe.processor.diag.Code;
import dev.lathe.processor.ir.Extent;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.lower.LayerRecipe;
import dev.lathe.processor.lower.Misfit;
import dev.lathe.processor.lower.Scope;
import dev.lathe.processor.spec.Checks;
import dev.lathe.processor.spec.Options;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** One axis read as several. torch.nn.Unflatten. */
public final class Unflatten implements LayerRecipe {
  private static final int REST = -1;

  @Override
  public void check(Options options, Checks checks) {
    List<Integer> sizes = options.integers("sizes");
    boolean sound = sizes.stream().allMatch(size -> size >= 1 || size == REST);
    checks.require(
        sound && !sizes.isEmpty() && Collections.frequency(sizes, REST) <= 1,
        "sizes",
        "to be at least 1 each, or -1 for one of them",
        "write the size of each new dimension");
  }

  @Override
  public Value lower(Scope scope, Options options, Value input) {
    int axis = Axes.of(options, "dim", input.shape());
    List<Integer> sizes = options.integers("sizes");
    int extent = input.shape().extent(axis).count();
    long known = sizes.stream()
        .filter(size -> size != REST)
        .mapToLong(Integer::longValue)
        .reduce(1, Unflatten::product);
    if (extent % known != 0 || (!sizes.contains(REST) && extent != known)) {
      throw new Misfit(
          Code.L110,
          "sizes of @Unflatten to multiply to " + extent,
          options.text("sizes"),
          "write sizes that do, or -1 for one of them",
          options.where("sizes"));
    }
    List<Extent> extents = new ArrayList<>(input.shape().extents());
    extents.remove(axis);
    extents.addAll(
        axis,
        sizes.stream()
            .map(size -> Extent.of(size == REST ? (int) (extent / known) : size))
            .toList());
    return input.reshape(new Shape(extents));
  }

  /** Beyond every extent where it is beyond an int. */
  private static long product(long one, long other) {
    return Math.min(one * other, Integer.MAX_VALUE + 1L);
  }
}
