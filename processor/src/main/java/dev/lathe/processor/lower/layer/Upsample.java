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
import java.util.Map;
import java.util.Objects;

/** Samples in between: the nearest, or by lines between neighbours. torch.nn.Upsample. */
public final class Upsample implements LayerRecipe {
  private static final Map<String, Integer> AXES =
      Map.of("LINEAR", 1, "BILINEAR", 2, "BICUBIC", 2, "TRILINEAR", 3);

  /** Of the cubic between four samples (Keys, 1981). */
  private static final double SHARPNESS = -0.75;

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
      result = along(options, result, axis + 2, in, out);
    }
    return result;
  }

  private static Value along(Options options, Value value, int axis, int in, int out) {
    String mode = options.text("mode");
    if (mode.equals("NEAREST")) {
      return nearest(value, axis, in, out);
    }
    List<Double> sources = sources(in, out, options.flag("alignCorners"), mode.equals("BICUBIC"));
    return mode.equals("BICUBIC")
        ? cubic(value, axis, in, sources)
        : between(value, axis, in, sources);
  }

  private static Spatial space(Options options, Value input) {
    int axes = input.shape().rank() - 2;
    String mode = options.text("mode");
    int wanted = Objects.requireNonNull(AXES.getOrDefault(mode, axes));
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
          "write NEAREST, LINEAR for sequences, BILINEAR or BICUBIC for pictures, TRILINEAR for volumes",
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

  /** Where each place of the result lies among the samples. */
  private static List<Double> sources(int in, int out, boolean align, boolean mayBeOutside) {
    List<Double> sources = new ArrayList<>();
    for (int place = 0; place < out; place++) {
      double between = (place + 0.5) * in / out - 0.5;
      double aligned = out == 1 ? 0 : place * (double) (in - 1) / (out - 1);
      sources.add(align ? aligned : mayBeOutside ? between : Math.max(0, between));
    }
    return sources;
  }

  /** Two neighbours, each with its share. */
  private static Value between(Value value, int axis, int in, List<Double> sources) {
    List<Integer> below =
        sources.stream().map(source -> Math.min(in - 1, source.intValue())).toList();
    List<Integer> above = below.stream().map(row -> Math.min(in - 1, row + 1)).toList();
    List<Double> shares = new ArrayList<>();
    for (int place = 0; place < below.size(); place++) {
      shares.add(sources.get(place) - below.get(place));
    }
    Value low = value.gather(axis, below);
    Value step = value.gather(axis, above).sub(low);
    return low.add(step.zip("share", along(value, axis, shares), Expr::mul));
  }

  /** Numbers that belong to the places of one axis. */
  private static Value along(Value value, int axis, List<Double> numbers) {
    Shape shape = Spatial.perChannel(numbers.size(), value.shape().rank() - axis + 1);
    return value.builder().append("shares", new Op.Constant(numbers, shape), List.of());
  }

  /** Four neighbours, each with its share; at the edges the outermost sample stands for those that are missing. */
  private static Value cubic(Value value, int axis, int in, List<Double> sources) {
    Value sum = null;
    for (int neighbour = -1; neighbour <= 2; neighbour++) {
      List<Integer> rows = new ArrayList<>();
      List<Double> shares = new ArrayList<>();
      for (double source : sources) {
        int floor = (int) Math.floor(source);
        rows.add(Math.max(0, Math.min(in - 1, floor + neighbour)));
        shares.add(share(Math.abs(source - floor - neighbour)));
      }
      Value part = value.gather(axis, rows).zip("share", along(value, axis, shares), Expr::mul);
      sum = sum == null ? part : sum.add(part);
    }
    return Objects.requireNonNull(sum);
  }

  /** The share of a sample at some distance, up to 2. */
  private static double share(double x) {
    double a = SHARPNESS;
    return x <= 1 ? ((a + 2) * x - (a + 3)) * x * x + 1 : ((a * x - 5 * a) * x + 8 * a) * x - 4 * a;
  }
}
