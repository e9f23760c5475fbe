package dev.lathe.processor.lower.tensor;

import dev.lathe.processor.ir.Expr;
import dev.lathe.processor.ir.Expr.BinaryFunction;
import dev.lathe.processor.ir.Expr.UnaryFunction;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.lower.layer.Formulas;
import dev.lathe.processor.lower.tensor.TensorMethods.Recipe;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.DoubleFunction;
import java.util.function.UnaryOperator;

/** Methods that compute every element from the elements at its place. */
final class PointwiseMethods {
  static final Map<String, Recipe> TABLE = Map.ofEntries(
      Map.entry("add", binary("add", Expr::add)),
      Map.entry("sub", binary("sub", Expr::sub)),
      Map.entry("mul", binary("mul", Expr::mul)),
      Map.entry("div", binary("div", Expr::div)),
      Map.entry("maximum", binary("maximum", function(BinaryFunction.MAX))),
      Map.entry("minimum", binary("minimum", function(BinaryFunction.MIN))),
      Map.entry("lt", binary("lt", comparison(BinaryFunction.LESS))),
      Map.entry("gt", binary("gt", comparison(BinaryFunction.GREATER))),
      Map.entry("eq", binary("eq", comparison(BinaryFunction.EQUAL))),
      Map.entry("le", binary("le", not(BinaryFunction.GREATER))),
      Map.entry("ge", binary("ge", not(BinaryFunction.LESS))),
      Map.entry("ne", binary("ne", not(BinaryFunction.EQUAL))),
      Map.entry("maskedFill", (scope, arguments) -> maskedFill(arguments)),
      Map.entry("where", (scope, arguments) -> where(arguments)),
      Map.entry("neg", unary("neg", Expr::negate)),
      Map.entry("square", unary("square", x -> x.mul(x))),
      Map.entry("reciprocal", unary("reciprocal", x -> Expr.of(1).div(x))),
      Map.entry("sqrt", unary(UnaryFunction.SQRT)),
      Map.entry("rsqrt", unary("rsqrt", x -> Expr.of(1).div(Expr.unary(UnaryFunction.SQRT, x)))),
      Map.entry("abs", unary(UnaryFunction.ABS)),
      Map.entry("exp", unary(UnaryFunction.EXP)),
      Map.entry("log", unary(UnaryFunction.LOG)),
      Map.entry("floor", unary(UnaryFunction.FLOOR)),
      Map.entry("sign", unary("sign", PointwiseMethods::sign)),
      Map.entry("tanh", unary(UnaryFunction.TANH)),
      Map.entry("sigmoid", unary(UnaryFunction.SIGMOID)),
      Map.entry("detach", unary(UnaryFunction.DETACH)),
      Map.entry("log1p", unary(UnaryFunction.LOG1P)),
      Map.entry("expm1", unary(UnaryFunction.EXPM1)),
      Map.entry("erf", unary(UnaryFunction.ERF)),
      Map.entry("sin", unary(UnaryFunction.SIN)),
      Map.entry("cos", unary(UnaryFunction.COS)),
      Map.entry("relu", unary("relu", Formulas::relu)),
      Map.entry("gelu", unary("gelu", x -> Formulas.gelu(x, false))),
      Map.entry("silu", unary("silu", Formulas::silu)),
      Map.entry("softplus", unary("softplus", x -> Formulas.softplus(x, 1, 20))),
      Map.entry("relu6", unary("relu6", Formulas::relu6)),
      Map.entry("hardsigmoid", unary("hardsigmoid", Formulas::hardsigmoid)),
      Map.entry("hardswish", unary("hardswish", Formulas::hardswish)),
      Map.entry("selu", unary("selu", Formulas::selu)),
      Map.entry("mish", unary("mish", Formulas::mish)),
      Map.entry("softsign", unary("softsign", Formulas::softsign)),
      Map.entry("tanhshrink", unary("tanhshrink", Formulas::tanhshrink)),
      Map.entry("logSigmoid", unary("logSigmoid", Formulas::logSigmoid)),
      Map.entry("celu", withNumber("celu", alpha -> x -> Formulas.celu(x, alpha))),
      Map.entry("softshrink", withNumber("softshrink", at -> x -> Formulas.softshrink(x, at))),
      Map.entry("hardshrink", withNumber("hardshrink", at -> x -> Formulas.hardshrink(x, at))),
      Map.entry("threshold", withTwo("threshold", Formulas::threshold)),
      Map.entry("pow", binary("pow", function(BinaryFunction.POW))),
      Map.entry("leakyRelu", withNumber("leakyRelu", slope -> x -> Formulas.leakyRelu(x, slope))),
      Map.entry("elu", withNumber("elu", alpha -> x -> Formulas.elu(x, alpha))),
      Map.entry("clampMin", binary("clampMin", function(BinaryFunction.MAX))),
      Map.entry("clampMax", binary("clampMax", function(BinaryFunction.MIN))),
      Map.entry("clamp", withTwo("clamp", Formulas::clamp)));

  /** An expression of an element and two numbers. */
  @FunctionalInterface
  private interface OfTwo {
    Expr of(Expr x, double first, double second);
  }

  private PointwiseMethods() {}

  private static Recipe unary(String label, UnaryOperator<Expr> expression) {
    return (scope, arguments) -> arguments.self().map(label, expression);
  }

  private static Recipe unary(UnaryFunction function) {
    return (scope, arguments) -> arguments.self().apply(function);
  }

  private static Recipe withNumber(String label, DoubleFunction<UnaryOperator<Expr>> expression) {
    return (scope, arguments) -> arguments.self().map(label, expression.apply(arguments.number(1)));
  }

  private static Recipe withTwo(String label, OfTwo expression) {
    return (scope, arguments) -> {
      double first = arguments.number(1);
      double second = arguments.number(2);
      return arguments.self().map(label, x -> expression.of(x, first, second));
    };
  }

  /** Of two tensors, or of a tensor and a number. */
  private static Recipe binary(String label, BinaryOperator<Expr> expression) {
    return (scope, arguments) -> arguments.isTensor(1)
        ? arguments.self().zip(label, arguments.tensor(1), expression)
        : arguments.self().map(label, x -> expression.apply(x, Expr.of(arguments.number(1))));
  }

  private static BinaryOperator<Expr> function(BinaryFunction function) {
    return (x, y) -> Expr.binary(function, x, y);
  }

  private static BinaryOperator<Expr> comparison(BinaryFunction function) {
    return (x, y) -> new Expr.Select(Expr.binary(function, x, y), Expr.of(1), Expr.of(0));
  }

  private static BinaryOperator<Expr> not(BinaryFunction function) {
    return (x, y) -> new Expr.Select(Expr.binary(function, x, y), Expr.of(0), Expr.of(1));
  }

  private static Expr sign(Expr x) {
    Expr below =
        new Expr.Select(Expr.binary(BinaryFunction.LESS, x, Expr.of(0)), Expr.of(-1), Expr.of(0));
    return new Expr.Select(Expr.binary(BinaryFunction.GREATER, x, Expr.of(0)), Expr.of(1), below);
  }

  private static Value maskedFill(Arguments arguments) {
    Expr value = Expr.of(arguments.number(2));
    return arguments
        .self()
        .zip(
            "maskedFill",
            arguments.tensor(1),
            (x, mask) ->
                new Expr.Select(Expr.binary(BinaryFunction.EQUAL, mask, Expr.of(0)), x, value));
  }

  /** One of two tensors at each place: the first where the condition is not 0. */
  private static Value where(Arguments arguments) {
    Value condition = arguments.self();
    Value first = arguments.tensor(1);
    Value second = arguments.tensor(2);
    Expr chosen = new Expr.Select(
        Expr.binary(BinaryFunction.EQUAL, Expr.arg(0), Expr.of(0)), Expr.arg(2), Expr.arg(1));
    return condition
        .builder()
        .pointwise(
            "where",
            chosen,
            condition.shape().broadcastWith(first.shape()).broadcastWith(second.shape()),
            List.of(condition, first, second));
  }
}
