package dev.lathe.processor.lower.layer;

import dev.lathe.processor.diag.Code;
import dev.lathe.processor.ir.Expr;
import dev.lathe.processor.ir.Expr.UnaryFunction;
import dev.lathe.processor.ir.Extent;
import dev.lathe.processor.ir.Reductions;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.lower.Misfit;
import dev.lathe.processor.spec.Options;
import java.util.List;

/** What norms have in common. */
final class Norms {
  private Norms() {}

  /** x / √(variance + eps). */
  static Value scaled(Value x, Value variance, double eps) {
    return x.zip("normalize", factor(variance, eps), Expr::mul);
  }

  private static Value factor(Value variance, double eps) {
    return variance.map(
        "rsqrt", v -> Expr.of(1).div(Expr.unary(UnaryFunction.SQRT, v.add(Expr.of(eps)))));
  }

  /** The mean of x over some axes. */
  static Value mean(Value x, List<Integer> axes) {
    return Reductions.mean(x, axes);
  }

  /** The variance of x over some axes, with n. */
  static Value variance(Value x, List<Integer> axes) {
    return Reductions.mean(x.sub(mean(x, axes)).square(), axes);
  }

  /** (x - mean) / √(variance + eps), both over some axes. */
  static Value normalized(Value x, List<Integer> axes, double eps) {
    return x.standardize(mean(x, axes), factor(variance(x, axes), eps), axes);
  }

  /** The variance with n - 1 in place of n; of a single number it is 0. */
  static Value unbiased(Value variance, Value count) {
    Value factor = count.map("unbiasing", n -> {
      Expr others = Expr.binary(Expr.BinaryFunction.MAX, n.sub(Expr.of(1)), Expr.of(1));
      return Expr.of(1).add(Expr.of(1).div(others)); // n / (n - 1)
    });
    return variance.mul(factor);
  }

  /** The extents that are normalised over: those written, which must be the last ones, or the last. */
  static List<Integer> normalizedShape(Options options, Shape input) {
    List<Integer> written = options.integers("value");
    if (written.isEmpty()) {
      return List.of(input.last().count());
    }
    int first = input.rank() - written.size();
    List<Extent> wanted = written.stream().map(Extent::of).toList();
    if (first < 1 || !input.extents().subList(first, input.rank()).equals(wanted)) {
      throw new Misfit(
          Code.L101,
          "the value of @" + options.name() + " to be the last extents of its input",
          options.text("value") + ", where the input is " + input.perExample(),
          "write those that belong together, or nothing for the last",
          options.where("value"));
    }
    return written;
  }

  /** The last {@code count} axes read as one. */
  static Value joined(Value input, int count) {
    int rank = input.shape().rank();
    return input.flatten(rank - count, rank - 1);
  }
}
