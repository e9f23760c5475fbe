package dev.lathe.processor.lower.layer;

import dev.lathe.processor.ir.Expr;
import dev.lathe.processor.ir.Expr.BinaryFunction;
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

/** Mean, sum or maximum of the rows that the tokens of an example name, padding left out. torch.nn.EmbeddingBag. */
public final class EmbeddingBag implements LayerRecipe {
  @Override
  public void check(Options options, Checks checks) {
    new Embedding().check(options, checks);
  }

  @Override
  public Value lower(Scope scope, Options options, Value input) {
    Value rows = Embedding.rows(scope, options, input);
    if (rows.shape().rank() != 3) {
      throw new Misfit("tokens of one dimension", input.shape().perExample(), "take @Embedding");
    }
    List<Extent> extents = new ArrayList<>(input.shape().extents());
    extents.add(Extent.of(1));
    Value folded =
        folded(options, rows, input.reshape(new Shape(extents)), options.integer("paddingIdx"));
    return folded.flatten(1, 2);
  }

  private static Value folded(Options options, Value rows, Value tokens, int padding) {
    if (options.text("mode").equals("MAX")) {
      Value largest = masked(rows, tokens, padding, Double.NEGATIVE_INFINITY).max(1);
      return padding < 0 ? largest : largest.map("orZero", EmbeddingBag::orZero);
    }
    Value sum = masked(rows, tokens, padding, 0).sum(1);
    if (options.text("mode").equals("SUM")) {
      return sum;
    }
    Value count = tokens
        .map("counts", token -> choose(token, padding, Expr.of(0), Expr.of(1)))
        .sum(1);
    return sum.zip("mean", count, (s, n) -> s.div(Expr.binary(BinaryFunction.MAX, n, Expr.of(1))));
  }

  /** 0 where there is nothing but padding. */
  private static Expr orZero(Expr largest) {
    Expr none = Expr.binary(BinaryFunction.EQUAL, largest, Expr.of(Double.NEGATIVE_INFINITY));
    return new Expr.Select(none, Expr.of(0), largest);
  }

  private static Value masked(Value rows, Value tokens, int padding, double instead) {
    return padding < 0
        ? rows
        : rows.zip(
            "leaveOut", tokens, (row, token) -> choose(token, padding, Expr.of(instead), row));
  }

  private static Expr choose(Expr token, int padding, Expr whenPadding, Expr otherwise) {
    return new Expr.Select(
        Expr.binary(BinaryFunction.EQUAL, token, Expr.of(padding)), whenPadding, otherwise);
  }
}
