package dev.lathe.processor.lower.layer;

import dev.lathe.processor.ir.Expr;
import dev.lathe.processor.ir.Expr.BinaryFunction;
import dev.lathe.processor.ir.Expr.UnaryFunction;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.lower.LayerRecipe;
import dev.lathe.processor.lower.Scope;
import dev.lathe.processor.spec.Options;
import java.util.function.UnaryOperator;

/**
 * An activation that is one expression of each element.
 *
 * @param label what its kernel is called
 * @param expression of the element
 */
public record Elementwise(String label, UnaryOperator<Expr> expression) implements LayerRecipe {
  /** max(x, 0). torch.nn.ReLU. */
  public static final Elementwise RELU =
      new Elementwise("relu", x -> Expr.binary(BinaryFunction.MAX, x, Expr.of(0)));

  /** (eˣ - e⁻ˣ) / (eˣ + e⁻ˣ). torch.nn.Tanh. */
  public static final Elementwise TANH =
      new Elementwise("tanh", x -> Expr.unary(UnaryFunction.TANH, x));

  /** 1 / (1 + e⁻ˣ). torch.nn.Sigmoid. */
  public static final Elementwise SIGMOID =
      new Elementwise("sigmoid", x -> Expr.unary(UnaryFunction.SIGMOID, x));

  @Override
  public Value lower(Scope scope, Options options, Value input) {
    return input.map(label, expression);
  }
}
