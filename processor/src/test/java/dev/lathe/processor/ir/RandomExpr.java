package dev.lathe.processor.ir;

import dev.lathe.processor.ir.Expr.BinaryFunction;
import dev.lathe.processor.ir.Expr.UnaryFunction;
import java.util.List;
import java.util.Random;

/** Expressions of two arguments and a few constants, comparisons standing only where they may. */
final class RandomExpr {
  static final boolean ANY = false;

  /** Without what has kinks or is not defined everywhere. */
  static final boolean SMOOTH = true;

  private static final List<Double> CONSTANTS = List.of(0.0, 1.0, -1.0, 2.0, 0.5);
  private static final List<UnaryFunction> SMOOTH_UNARY =
      List.of(UnaryFunction.NEG, UnaryFunction.EXP, UnaryFunction.TANH, UnaryFunction.SIGMOID);
  private static final List<BinaryFunction> SMOOTH_BINARY =
      List.of(BinaryFunction.ADD, BinaryFunction.SUB, BinaryFunction.MUL);
  private static final List<BinaryFunction> NUMBERS = List.of(
      BinaryFunction.ADD,
      BinaryFunction.SUB,
      BinaryFunction.MUL,
      BinaryFunction.DIV,
      BinaryFunction.POW,
      BinaryFunction.MAX,
      BinaryFunction.MIN);
  private static final List<BinaryFunction> COMPARISONS =
      List.of(BinaryFunction.LESS, BinaryFunction.GREATER, BinaryFunction.EQUAL);

  private RandomExpr() {}

  static Expr of(Random random, int depth, boolean smooth) {
    int kind = depth == 0 ? random.nextInt(2) : random.nextInt(smooth ? 6 : 8);
    return switch (kind) {
      case 0 -> Expr.arg(random.nextInt(2));
      case 1 -> Expr.of(any(random, CONSTANTS));
      case 2, 3 ->
        Expr.unary(
            any(random, smooth ? SMOOTH_UNARY : List.of(UnaryFunction.values())),
            of(random, depth - 1, smooth));
      case 4, 5 ->
        Expr.binary(
            any(random, smooth ? SMOOTH_BINARY : NUMBERS),
            of(random, depth - 1, smooth),
            of(random, depth - 1, smooth));
      default ->
        new Expr.Select(
            Expr.binary(
                any(random, COMPARISONS),
                of(random, depth - 1, false),
                of(random, depth - 1, false)),
            of(random, depth - 1, false),
            of(random, depth - 1, false));
    };
  }

  private static <T> T any(Random random, List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
