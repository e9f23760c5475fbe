package dev.lathe.processor.lower.layer;

import dev.lathe.processor.diag.Code;
import dev.lathe.processor.ir.Expr;
import dev.lathe.processor.ir.Op;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.lower.LayerRecipe;
import dev.lathe.processor.lower.Misfit;
import dev.lathe.processor.lower.Scope;
import dev.lathe.processor.spec.Checks;
import dev.lathe.processor.spec.Options;
import java.util.ArrayList;
import java.util.List;

/** Samples in between: the nearest, or by lines between neighbours. torch.nn.Upsample. */
public final class Upsample implements LayerRecipe {
  @Override
  public void check(Options options, Checks checks) {
    checks.eachAtLeast("size", 1).eachAtLeast("scale", 1);
    boolean one =
        options.integers("size").isEmpty() != options.integers("scale").isEmpty();
    checks.require(
        one,
        "size",
        "to be written, or scale, and not both",
        options.toString(),
        "write scale = 2, say");
    checks.require(
        !(options.flag("alignCorners") && options.text("mode").equals("NEAREST")),
        "alignCorners",
        "to be used where samples are made by lines between neighbours",
        "remove it, or write mode = UpsampleMode.BILINEAR");
  }

  @Override
  public Value lower(Scope scope, Options options, Value input) {
    Spatial space = space(options, input);
    boolean bySize = !options.integers("size").isEmpty();
    List<Integer> written = space.each(options, bySize ? "size" : "scale");
    Value result = input;
    for (int axis = 0; axis < space.axes(); axis++) {
      int in = space.extent(input.shape(), axis);
      int out = bySize ? written.get(axis) : in * written.get(axis);
      result = options.text("mode").equals("NEAREST")
          ? nearest(result, axis + 2, in, out)
          : between(result, axis + 2, in, out, options.flag("alignCorners"));
    }
    return result;
  }

  private static Spatial space(Options options, Value input) {
    int axes = input.shape().rank() - 2;
    String mode = options.text("mode");
    int wanted = mode.equals("BILINEAR") ? 2 : mode.equals("LINEAR") ? 1 : axes;
    if (axes < 1 || axes > 3) {
      throw new Misfit(
          "channels x one to three dimensions",
          input.shape().perExample(),
          "give it a channel dimension");
    }
    if (axes != wanted) {
      throw new Misfit(
          Code.L110,
          "the mode of @Upsample for " + axes + " dimensions",
          mode,
          "write NEAREST, LINEAR for sequences or BILINEAR for pictures",
          options.where("mode"));
    }
    return new Spatial(axes);
  }

  private static Value nearest(Value value, int axis, int in, int out) {
    List<Integer> rows = new ArrayList<>();
    for (int place = 0; place < out; place++) {
      rows.add(Math.min(in - 1, (int) Math.floor(place * ((float) in / out))));
    }
    return value.gather(axis, rows);
  }

  /** Two neighbours, each with its share. */
  private static Value between(Value value, int axis, int in, int out, boolean align) {
    List<Integer> below = new ArrayList<>();
    List<Integer> above = new ArrayList<>();
    List<Double> shares = new ArrayList<>();
    for (int place = 0; place < out; place++) {
      double source = align
          ? (out == 1 ? 0 : place * (double) (in - 1) / (out - 1))
          : Math.max(0, (place + 0.5) * in / out - 0.5);
      int floor = Math.min(in - 1, (int) source);
      below.add(floor);
      above.add(Math.min(in - 1, floor + 1));
      shares.add(source - floor);
    }
    Shape along = Spatial.perChannel(out, value.shape().rank() - axis + 1);
    Value share = value.builder().append("shares", new Op.Constant(shares, along), List.of());
    Value low = value.gather(axis, below);
    Value step = value.gather(axis, above).sub(low);
    return low.add(step.zip("share", share, Expr::mul));
  }
}
