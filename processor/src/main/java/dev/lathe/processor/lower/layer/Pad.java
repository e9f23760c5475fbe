package dev.lathe.processor.lower.layer;

import dev.lathe.processor.diag.Code;
import dev.lathe.processor.ir.Expr;
import dev.lathe.processor.ir.Expr.BinaryFunction;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.lower.LayerRecipe;
import dev.lathe.processor.lower.Misfit;
import dev.lathe.processor.lower.Scope;
import dev.lathe.processor.spec.Checks;
import dev.lathe.processor.spec.Options;
import java.util.Collections;
import java.util.List;

/**
 * Samples added around the last axes. torch.nn.ZeroPad1d and its kin.
 *
 * @param space how many axes there are
 * @param edges what is added
 * @param constant whether the number added is an option
 */
public record Pad(Spatial space, Edges edges, boolean constant) implements LayerRecipe {
  public static Pad zeros(int axes) {
    return new Pad(new Spatial(axes), Edges.ZEROS, false);
  }

  public static Pad constant(int axes) {
    return new Pad(new Spatial(axes), Edges.ZEROS, true);
  }

  public static Pad reflection(int axes) {
    return new Pad(new Spatial(axes), Edges.REFLECT, false);
  }

  public static Pad replication(int axes) {
    return new Pad(new Spatial(axes), Edges.REPLICATE, false);
  }

  public static Pad circular(int axes) {
    return new Pad(new Spatial(axes), Edges.CIRCULAR, false);
  }

  @Override
  public void check(Options options, Checks checks) {
    checks.eachAtLeast("value", 0);
    if (constant) {
      checks.finite("constant");
    }
  }

  @Override
  public Value lower(Scope scope, Options options, Value input) {
    space.require(input.shape());
    List<Integer> sides = sides(options);
    Value padded = input;
    for (int axis = 0; axis < space.axes(); axis++) {
      int last = space.axes() - 1 - axis; // the last axis is written first
      int before = sides.get(2 * last);
      int after = sides.get(2 * last + 1);
      Value around = edges.around(padded, axis + 2, before, after);
      padded =
          constant ? filled(around, axis + 2, before, after, options.number("constant")) : around;
    }
    return padded;
  }

  private List<Integer> sides(Options options) {
    List<Integer> written = options.integers("value");
    int count = 2 * space.axes();
    if (written.size() == 1) {
      return Collections.nCopies(count, written.get(0));
    }
    if (written.size() == count) {
      return written;
    }
    throw new Misfit(
        Code.L110,
        "the value of @" + options.name() + " to be one number, or " + count,
        options.text("value"),
        "write " + (count == 2 ? "{left, right}" : "{left, right, top, bottom}"),
        options.where("value"));
  }

  /** The value with a number in place of what was added to an axis. */
  public static Value filled(Value padded, int axis, int before, int after, double number) {
    int extent = padded.shape().extent(axis).count();
    Expr place = new Expr.Position(axis);
    return padded.map(
        "fillEdges",
        x -> choose(
            Expr.binary(BinaryFunction.LESS, place, Expr.of(before)),
            number,
            choose(
                Expr.binary(BinaryFunction.GREATER, place, Expr.of(extent - after - 1)),
                number,
                x)));
  }

  private static Expr choose(Expr outside, double number, Expr inside) {
    return new Expr.Select(outside, Expr.of(number), inside);
  }
}
