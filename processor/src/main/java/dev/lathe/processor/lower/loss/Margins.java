package dev.lathe.processor.lower.loss;

import dev.lathe.processor.ir.Expr;
import dev.lathe.processor.ir.Expr.BinaryFunction;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.lower.LossRecipe;
import dev.lathe.processor.lower.Misfit;
import dev.lathe.processor.lower.Scope;
import dev.lathe.processor.lower.layer.CosineSimilarity;
import dev.lathe.processor.lower.layer.PairwiseDistance;
import dev.lathe.processor.spec.Checks;
import dev.lathe.processor.spec.Options;
import java.util.List;

/** Losses of three tensors that are to be a margin apart. */
public enum Margins implements LossRecipe {
  /** max(0, -y (a - b) + margin). torch.nn.MarginRankingLoss. */
  RANKING {
    @Override
    Value terms(Options options, Value a, Value b, Value y) {
      Pointwise.requireAlike(List.of(a, b, y));
      double margin = options.number("margin");
      return a.sub(b)
          .zip("ranking", y, (d, sign) -> positive(sign.negate().mul(d).add(Expr.of(margin))));
    }
  },
  /** 1 - cos(a, b) where y is 1, max(0, cos(a, b) - margin) where it is -1. torch.nn.CosineEmbeddingLoss. */
  COSINE {
    @Override
    Value terms(Options options, Value a, Value b, Value y) {
      Pointwise.requireAlike(List.of(a, b));
      double margin = options.number("margin");
      Value cosine = CosineSimilarity.of(a, b, a.shape().rank() - 1, EPS);
      return cosine.zip(
          "embedding",
          column(y, cosine),
          (c, sign) -> new Expr.Select(
              Expr.binary(BinaryFunction.GREATER, sign, Expr.of(0)),
              Expr.of(1).sub(c),
              positive(c.sub(Expr.of(margin)))));
    }
  },
  /** max(0, |a - p| - |a - n| + margin). torch.nn.TripletMarginLoss. */
  TRIPLET {
    @Override
    Value terms(Options options, Value a, Value p, Value n) {
      Pointwise.requireAlike(List.of(a, p, n));
      Value near = distance(options, a, p);
      Value far = distance(options, a, n);
      Value least = options.flag("swap")
          ? far.zip(
              "swap", distance(options, p, n), (x, y) -> Expr.binary(BinaryFunction.MIN, x, y))
          : far;
      double margin = options.number("margin");
      return near.zip("triplet", least, (x, y) -> positive(x.sub(y).add(Expr.of(margin))));
    }
  };

  private static final double EPS = 1e-8;

  @Override
  public int operands() {
    return 3;
  }

  @Override
  public void check(Options options, Checks checks) {
    checks.finite("margin");
    if (options.values().containsKey("p")) {
      checks.positive("p").notNegative("eps");
    }
  }

  @Override
  public Value lower(Scope scope, Options options, List<Value> operands) {
    return Reduced.of(options, terms(options, operands.get(0), operands.get(1), operands.get(2)));
  }

  abstract Value terms(Options options, Value first, Value second, Value third);

  static Expr positive(Expr x) {
    return Expr.binary(BinaryFunction.MAX, x, Expr.of(0));
  }

  static Value distance(Options options, Value a, Value b) {
    return PairwiseDistance.of(a, b, options.number("p"), options.number("eps"));
  }

  /** One number an example, as a column. */
  static Value column(Value y, Value like) {
    if (!y.shape().size().equals(like.shape().size())) {
      throw Misfit.ofShape(
          dev.lathe.processor.diag.Code.L106,
          "one number an example",
          y.shape().toString(),
          "declare it as @Input({})");
    }
    return y.reshape(like.shape());
  }
}
