package dev.lathe.processor.lower.layer;

import dev.lathe.processor.ir.Expr;
import dev.lathe.processor.ir.Expr.BinaryFunction;
import dev.lathe.processor.ir.Expr.UnaryFunction;

/** Activations as expressions, in the forms that PyTorch computes them in. */
public final class Formulas {
  private static final double LOG_SIGMOID_LINE = 30;
  private static final double SELU_SCALE = 1.0507009873554805;
  private static final double SELU_ALPHA = 1.6732632423543772;

  private Formulas() {}

  /** x between two numbers. */
  public static Expr clamp(Expr x, double least, double most) {
    Expr above = Expr.binary(BinaryFunction.MAX, x, Expr.of(least));
    return Expr.binary(BinaryFunction.MIN, above, Expr.of(most));
  }

  static Expr greater(Expr x, double number) {
    return Expr.binary(BinaryFunction.GREATER, x, Expr.of(number));
  }

  static Expr choose(Expr condition, Expr whenTrue, Expr whenFalse) {
    return new Expr.Select(condition, whenTrue, whenFalse);
  }

  private static Expr times(Expr x, double factor) {
    return x.mul(Expr.of(factor));
  }

  /** max(x, 0). */
  public static Expr relu(Expr x) {
    return Expr.binary(BinaryFunction.MAX, x, Expr.of(0));
  }

  public static Expr relu6(Expr x) {
    return clamp(x, 0, 6);
  }

  public static Expr hardsigmoid(Expr x) {
    return relu6(x.add(Expr.of(3))).div(Expr.of(6));
  }

  public static Expr hardswish(Expr x) {
    return x.mul(relu6(x.add(Expr.of(3)))).div(Expr.of(6));
  }

  public static Expr mish(Expr x) {
    return x.mul(Expr.unary(UnaryFunction.TANH, softplus(x, 1, 20)));
  }

  public static Expr softsign(Expr x) {
    return x.div(Expr.of(1).add(Expr.unary(UnaryFunction.ABS, x)));
  }

  public static Expr tanhshrink(Expr x) {
    return x.sub(Expr.unary(UnaryFunction.TANH, x));
  }

  /** x above the threshold, else another number. */
  public static Expr threshold(Expr x, double threshold, double value) {
    return choose(greater(x, threshold), x, Expr.of(value));
  }

  /** 1 / (1 + e⁻ˣ). */
  public static Expr sigmoid(Expr x) {
    return Expr.unary(UnaryFunction.SIGMOID, x);
  }

  public static Expr silu(Expr x) {
    return x.mul(sigmoid(x));
  }

  /** x / 2 (1 + erf(x / √2)), or the formula with tanh. */
  public static Expr gelu(Expr x, boolean approximate) {
    Expr cubic = x.add(times(x.mul(x).mul(x), 0.044715));
    Expr inner = approximate
        ? Expr.unary(UnaryFunction.TANH, times(cubic, Math.sqrt(2 / Math.PI)))
        : Expr.unary(UnaryFunction.ERF, times(x, Math.sqrt(0.5)));
    return times(x, 0.5).mul(Expr.of(1).add(inner));
  }

  public static Expr leakyRelu(Expr x, double slope) {
    return choose(greater(x, 0), x, times(x, slope));
  }

  public static Expr elu(Expr x, double alpha) {
    return choose(greater(x, 0), x, times(Expr.unary(UnaryFunction.EXPM1, x), alpha));
  }

  public static Expr celu(Expr x, double alpha) {
    Expr below = times(Expr.unary(UnaryFunction.EXPM1, x.div(Expr.of(alpha))), alpha);
    return choose(greater(x, 0), x, below);
  }

  public static Expr selu(Expr x) {
    return times(elu(x, SELU_ALPHA), SELU_SCALE);
  }

  /** log(1 + e^βx) / β, x where βx is above the threshold. */
  public static Expr softplus(Expr x, double beta, double threshold) {
    Expr scaled = times(x, beta);
    Expr soft =
        Expr.unary(UnaryFunction.LOG1P, Expr.unary(UnaryFunction.EXP, scaled)).div(Expr.of(beta));
    return choose(greater(scaled, threshold), x, soft);
  }

  /** -log(1 + e⁻ˣ), x where that is nothing else in float: with min and |x| it would have a kink at 0. */
  public static Expr logSigmoid(Expr x) {
    return softplus(x.negate(), 1, LOG_SIGMOID_LINE).negate();
  }

  public static Expr softshrink(Expr x, double lambda) {
    Expr below = choose(
        Expr.binary(BinaryFunction.LESS, x, Expr.of(-lambda)), x.add(Expr.of(lambda)), Expr.of(0));
    return choose(greater(x, lambda), x.sub(Expr.of(lambda)), below);
  }

  public static Expr hardshrink(Expr x, double lambda) {
    Expr below = choose(Expr.binary(BinaryFunction.LESS, x, Expr.of(-lambda)), x, Expr.of(0));
    return choose(greater(x, lambda), x, below);
  }
}
