package dev.lathe.processor.lower.layer;

import dev.lathe.processor.diag.Code;
import dev.lathe.processor.ir.ElementType;
import dev.lathe.processor.ir.Expr;
import dev.lathe.processor.ir.Expr.BinaryFunction;
import dev.lathe.processor.ir.Expr.UnaryFunction;
import dev.lathe.processor.ir.Init;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.lower.LayerRecipe;
import dev.lathe.processor.lower.Misfit;
import dev.lathe.processor.lower.Scope;
import dev.lathe.processor.spec.Checks;
import dev.lathe.processor.spec.Options;

/** The rows of a table that tokens name; drawn from N(0, 1), the padding's row 0. torch.nn.Embedding. */
public final class Embedding implements LayerRecipe {
  @Override
  public void check(Options options, Checks checks) {
    checks.atLeastOne("count").atLeastOne("width");
    checks.require(
        options.integer("paddingIdx") < options.integer("count")
            && options.integer("paddingIdx") >= -1,
        "paddingIdx",
        "to be below count, " + options.text("count"),
        "write a token, or -1 for none");
  }

  @Override
  public Value lower(Scope scope, Options options, Value input) {
    return rows(scope, options, input);
  }

  static Value rows(Scope scope, Options options, Value tokens) {
    if (tokens.type() != ElementType.INT) {
      throw new Misfit(
          Code.L101,
          "tokens, which are whole numbers",
          "numbers of shape " + tokens.shape().perExample(),
          "declare the input with @Tokens: Tensor forward(@Tokens(16) Tensor words)",
          null);
    }
    Shape shape = Shape.of(options.integer("count"), options.integer("width"));
    int padding = options.integer("paddingIdx");
    Init drawn = new Init.Normal(0, 1);
    Init init = padding < 0 ? drawn : new Init.ZeroRow(drawn, padding);
    Value table = scope.parameter("weight", shape, init);
    return (padding < 0 ? table : withoutGradient(table, padding)).gather(0, tokens);
  }

  /** The table, one row of which is not trained. */
  private static Value withoutGradient(Value table, int row) {
    return table.map(
        "keepPadding",
        x -> new Expr.Select(
            Expr.binary(BinaryFunction.EQUAL, new Expr.Position(0), Expr.of(row)),
            Expr.unary(UnaryFunction.DETACH, x),
            x));
  }
}
