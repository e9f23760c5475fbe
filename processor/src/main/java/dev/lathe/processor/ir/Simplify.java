package dev.lathe.processor.ir;

import dev.lathe.processor.ir.Expr.BinaryFunction;
import dev.lathe.processor.ir.Expr.Const;
import dev.lathe.processor.ir.Expr.UnaryFunction;

/**
 * Folds constants in scalar expressions and drops what adds, multiplies or divides by nothing. Only rewrites that keep a finite
 * result are made, up to the sign of a zero; {@code 0 * x} is 0 here even where x is not finite: it stands for a path that no gradient takes.
 */
public final class Simplify {
  private Simplify() {}

  public static Expr expr(Expr expr) {
    return Exprs.rewrite(expr, Simplify::once);
  }

  private static Expr once(Expr expr) {
    if (expr instanceof Expr.Unary unary) {
      return unary(unary);
    }
    if (expr instanceof Expr.Binary binary) {
      return binary(binary);
    }
    return expr instanceof Expr.Select select ? select(select) : expr;
  }

  private static Expr unary(Expr.Unary unary) {
    if (unary.function() != UnaryFunction.NEG) {
      return unary;
    }
    if (unary.operand() instanceof Const constant) {
      return Expr.of(-constant.value());
    }
    return unary.operand() instanceof Expr.Unary inner && inner.function() == UnaryFunction.NEG
        ? inner.operand()
        : unary;
  }

  private static Expr select(Expr.Select select) {
    if (select.whenTrue().equals(select.whenFalse())) {
      return select.whenTrue();
    }
    if (select.condition() instanceof Const constant) {
      return constant.value() != 0 ? select.whenTrue() : select.whenFalse();
    }
    return select;
  }

  private static Expr binary(Expr.Binary expr) {
    if (expr.left() instanceof Const left && expr.right() instanceof Const right) {
      return fold(expr, left.value(), right.value());
    }
    return switch (expr.function()) {
      case ADD -> add(expr);
      case SUB -> subtract(expr);
      case MUL -> multiply(expr);
      case DIV -> divide(expr);
      case POW -> expr.right().isConst(1) ? expr.left() : expr;
      default -> expr;
    };
  }

  private static Expr fold(Expr.Binary expr, double left, double right) {
    return switch (expr.function()) {
      case ADD -> Expr.of(left + right);
      case SUB -> Expr.of(left - right);
      case MUL -> Expr.of(left * right);
      case DIV -> Expr.of(left / right);
      case POW -> Expr.of(StrictMath.pow(left, right));
      case MAX -> Expr.of(Math.max(left, right));
      case MIN -> Expr.of(Math.min(left, right));
      case LESS -> Expr.of(left < right ? 1 : 0);
      case GREATER -> Expr.of(left > right ? 1 : 0);
      case EQUAL -> Expr.of(left == right ? 1 : 0);
    };
  }

  private static Expr add(Expr.Binary expr) {
    if (expr.left().isConst(0)) {
      return expr.right();
    }
    if (expr.right() instanceof Expr.Unary negated && negated.function() == UnaryFunction.NEG) {
      return expr.left().sub(negated.operand());
    }
    return expr.right().isConst(0) ? expr.left() : expr;
  }

  private static Expr subtract(Expr.Binary expr) {
    if (expr.left().isConst(0)) {
      return once(expr.right().negate());
    }
    if (expr.right() instanceof Expr.Unary negated && negated.function() == UnaryFunction.NEG) {
      return expr.left().add(negated.operand());
    }
    return expr.right().isConst(0) ? expr.left() : expr;
  }

  private static Expr multiply(Expr.Binary expr) {
    Expr left = expr.left();
    Expr right = expr.right();
    if (left.isConst(0) || right.isConst(0)) {
      return Expr.of(0);
    }
    if (left.isConst(1) || right.isConst(1)) {
      return left.isConst(1) ? right : left;
    }
    if (left.isConst(-1) || right.isConst(-1)) {
      return once((left.isConst(-1) ? right : left).negate());
    }
    return masked(left, right);
  }

  /** {@code (c ? 1 : 0) * x} is {@code c ? x : 0}: a mask costs a choice, not a product. */
  private static Expr masked(Expr left, Expr right) {
    if (isMask(left)) {
      return new Expr.Select(((Expr.Select) left).condition(), right, Expr.of(0));
    }
    if (isMask(right)) {
      return new Expr.Select(((Expr.Select) right).condition(), left, Expr.of(0));
    }
    return Expr.binary(BinaryFunction.MUL, left, right);
  }

  private static boolean isMask(Expr expr) {
    return expr instanceof Expr.Select select
        && select.whenTrue().isConst(1)
        && select.whenFalse().isConst(0);
  }

  private static Expr divide(Expr.Binary expr) {
    return expr.left().isConst(0) ? Expr.of(0) : expr.right().isConst(1) ? expr.left() : expr;
  }
}
