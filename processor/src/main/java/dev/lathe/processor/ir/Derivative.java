package dev.lathe.processor.ir;

import dev.lathe.processor.ir.Expr.BinaryFunction;
import dev.lathe.processor.ir.Expr.UnaryFunction;

/** Symbolic derivatives of scalar expressions. Where functions have a kink, the value is PyTorch's: 0 for ReLU at 0, 1/2 each for equal maxima. */
public final class Derivative {
  private static final Expr ZERO = Expr.of(0);
  private static final Expr ONE = Expr.of(1);

  private Derivative() {}

  /** The derivative of {@code expr} with respect to its argument number {@code argument}, simplified. */
  public static Expr by(Expr expr, int argument) {
    return Simplify.expr(derive(expr, argument));
  }

  private static Expr derive(Expr expr, int argument) {
    if (expr instanceof Expr.Arg arg) {
      return arg.index() == argument ? ONE : ZERO;
    }
    if (expr instanceof Expr.Unary unary) {
      Expr inner = Simplify.expr(derive(unary.operand(), argument));
      return inner.isConst(0) ? ZERO : inner.mul(ofUnary(unary));
    }
    if (expr instanceof Expr.Binary binary) {
      return ofBinary(binary, argument);
    }
    if (expr instanceof Expr.Select select) {
      return new Expr.Select(
          select.condition(),
          derive(select.whenTrue(), argument),
          derive(select.whenFalse(), argument));
    }
    return ZERO;
  }

  private static Expr ofUnary(Expr.Unary unary) {
    Expr x = unary.operand();
    return switch (unary.function()) {
      case NEG -> Expr.of(-1);
      case ABS ->
        new Expr.Select(Expr.binary(BinaryFunction.GREATER, x, ZERO), ONE, negativeStep(x));
      case EXP -> unary;
      case LOG -> ONE.div(x);
      case SQRT -> Expr.of(0.5).div(unary);
      case TANH -> ONE.sub(unary.mul(unary));
      case SIGMOID -> unary.mul(ONE.sub(unary));
      case LOG1P -> ONE.div(ONE.add(x));
      case EXPM1 -> unary.add(ONE);
      case ERF ->
        Expr.of(2 / Math.sqrt(Math.PI))
            .mul(Expr.unary(UnaryFunction.EXP, x.mul(x).negate()));
      case SIN -> Expr.unary(UnaryFunction.COS, x);
      case COS -> Expr.unary(UnaryFunction.SIN, x).negate();
      case FLOOR, DETACH -> ZERO;
    };
  }

  private static Expr negativeStep(Expr x) {
    return new Expr.Select(Expr.binary(BinaryFunction.LESS, x, ZERO), Expr.of(-1), ZERO);
  }

  private static Expr ofBinary(Expr.Binary expr, int argument) {
    Expr left = expr.left();
    Expr right = expr.right();
    Expr dLeft = Simplify.expr(derive(left, argument));
    Expr dRight = Simplify.expr(derive(right, argument));
    return switch (expr.function()) {
      case ADD -> dLeft.add(dRight);
      case SUB -> dLeft.sub(dRight);
      case MUL -> dLeft.mul(right).add(left.mul(dRight));
      case DIV -> dLeft.div(right).sub(dRight.mul(expr).div(right));
      case POW -> power(expr, dLeft, dRight);
      case MAX -> extremum(expr, BinaryFunction.GREATER, dLeft, dRight);
      case MIN -> extremum(expr, BinaryFunction.LESS, dLeft, dRight);
      case LESS, GREATER, EQUAL -> ZERO;
    };
  }

  private static Expr power(Expr.Binary expr, Expr dLeft, Expr dRight) {
    Expr base = expr.left();
    Expr byBase = expr.right()
        .mul(Expr.binary(BinaryFunction.POW, base, expr.right().sub(ONE)))
        .mul(dLeft);
    if (dRight.isConst(0)) {
      return byBase;
    }
    return byBase.add(expr.mul(Expr.unary(UnaryFunction.LOG, base)).mul(dRight));
  }

  /**
   * The larger of two operands beats the smaller exactly where the result does, so the comparison is made on the result: the
   * backward pass can then keep the output of a ReLU and forget its input.
   */
  private static Expr extremum(Expr.Binary expr, BinaryFunction beats, Expr dLeft, Expr dRight) {
    if (expr.right() instanceof Expr.Const) {
      return new Expr.Select(Expr.binary(beats, expr, expr.right()), dLeft, dRight);
    }
    Expr tie = Expr.of(0.5).mul(dLeft.add(dRight));
    Expr rightOrTie =
        new Expr.Select(Expr.binary(BinaryFunction.EQUAL, expr.left(), expr.right()), tie, dRight);
    return new Expr.Select(Expr.binary(beats, expr.left(), expr.right()), dLeft, rightOrTie);
  }
}
