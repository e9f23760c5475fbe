package dev.lathe.processor.ir;

import java.util.List;

/** Scalar expressions in double precision, from the definitions of the functions. */
final class Scalars {
  private Scalars() {}

  /** An expression without positions, its arguments given. */
  static double value(Expr expr, double... arguments) {
    if (expr instanceof Expr.Arg arg) {
      return arguments[arg.index()];
    }
    if (expr instanceof Expr.Const constant) {
      return constant.value();
    }
    List<Double> parts =
        Exprs.operands(expr).stream().map(part -> value(part, arguments)).toList();
    if (expr instanceof Expr.Unary unary) {
      return unary(unary.function(), parts.get(0));
    }
    return expr instanceof Expr.Binary binary
        ? binary(binary.function(), parts.get(0), parts.get(1))
        : parts.get(0) != 0 ? parts.get(1) : parts.get(2);
  }

  static double unary(Expr.UnaryFunction function, double x) {
    return switch (function) {
      case NEG -> -x;
      case ABS -> Math.abs(x);
      case EXP -> Math.exp(x);
      case LOG -> Math.log(x);
      case SQRT -> Math.sqrt(x);
      case TANH -> Math.tanh(x);
      case SIGMOID -> 1 / (1 + Math.exp(-x));
      case LOG1P -> Math.log1p(x);
      case EXPM1 -> Math.expm1(x);
      case ERF -> erf(x);
      case SIN -> Math.sin(x);
      case COS -> Math.cos(x);
      case FLOOR -> Math.floor(x);
      case DETACH -> x;
    };
  }

  /** By a series of positive terms. */
  private static double erf(double x) {
    double term = x;
    double sum = x;
    for (int n = 1; n < 300; n++) {
      term *= 2 * x * x / (2 * n + 1);
      sum += term;
    }
    return 2 / Math.sqrt(Math.PI) * Math.exp(-x * x) * sum;
  }

  static double binary(Expr.BinaryFunction function, double x, double y) {
    return switch (function) {
      case ADD -> x + y;
      case SUB -> x - y;
      case MUL -> x * y;
      case DIV -> x / y;
      case POW -> Math.pow(x, y);
      case MAX -> Math.max(x, y);
      case MIN -> Math.min(x, y);
      case LESS -> x < y ? 1 : 0;
      case GREATER -> x > y ? 1 : 0;
      case EQUAL -> x == y ? 1 : 0;
    };
  }
}
