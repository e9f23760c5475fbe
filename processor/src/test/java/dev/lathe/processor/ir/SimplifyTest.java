package dev.lathe.processor.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.lathe.processor.ir.Expr.BinaryFunction;
import dev.lathe.processor.ir.Expr.UnaryFunction;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SimplifyTest {
  private static final Expr X = Expr.arg(0);
  private static final Expr Y = Expr.arg(1);
  private static final Expr ZERO = Expr.of(0);
  private static final Expr ONE = Expr.of(1);
  private static final Expr MASK =
      new Expr.Select(binary(BinaryFunction.GREATER, X, ZERO), ONE, ZERO);

  static Stream<Arguments> table() {
    return Stream.of(
        arguments(X.add(ZERO), "x0"),
        arguments(ZERO.add(X), "x0"),
        arguments(X.add(Y.negate()), "(x0 - x1)"),
        arguments(X.sub(ZERO), "x0"),
        arguments(ZERO.sub(X), "neg(x0)"),
        arguments(ZERO.sub(X.negate()), "x0"),
        arguments(X.sub(Y.negate()), "(x0 + x1)"),
        arguments(X.sub(X), "(x0 - x0)"), // not 0 where x is not finite
        arguments(X.mul(ONE), "x0"),
        arguments(ONE.mul(X), "x0"),
        arguments(X.mul(ZERO), "0"),
        arguments(ZERO.mul(X), "0"),
        arguments(X.mul(Expr.of(-1)), "neg(x0)"),
        arguments(Expr.of(-1).mul(X), "neg(x0)"),
        arguments(X.mul(Expr.of(2)), "(x0 * 2)"),
        arguments(MASK.mul(Y), "((x0 > 0) ? x1 : 0)"),
        arguments(Y.mul(MASK), "((x0 > 0) ? x1 : 0)"),
        arguments(X.div(ONE), "x0"),
        arguments(ZERO.div(X), "0"),
        arguments(X.div(Expr.of(3)), "(x0 / 3)"), // a product with 1/3 has other bits
        arguments(binary(BinaryFunction.POW, X, ONE), "x0"),
        arguments(binary(BinaryFunction.POW, X, Expr.of(2)), "(x0 ^ 2)"),
        arguments(binary(BinaryFunction.MAX, X, ZERO), "(x0 max 0)"),
        arguments(X.negate().negate(), "x0"),
        arguments(Expr.of(3).negate(), "-3"),
        arguments(new Expr.Select(binary(BinaryFunction.LESS, X, Y), Y, Y), "x1"),
        arguments(new Expr.Select(binary(BinaryFunction.LESS, ONE, Expr.of(2)), X, Y), "x0"),
        arguments(new Expr.Select(binary(BinaryFunction.LESS, Expr.of(2), ONE), X, Y), "x1"),
        arguments(Expr.unary(UnaryFunction.EXP, X.add(ZERO)), "exp(x0)"),
        arguments(X.add(Expr.of(2).mul(Expr.of(3))), "(x0 + 6)"),
        arguments(X.mul(Expr.of(2).sub(Expr.of(1))), "x0"));
  }

  @ParameterizedTest
  @MethodSource("table")
  void rules(Expr expr, String expected) {
    assertEquals(expected, Simplify.expr(expr).toString());
  }

  @ParameterizedTest
  @MethodSource("table")
  void aSecondTimeChangesNothing(Expr expr, String expected) {
    Expr once = Simplify.expr(expr);
    assertEquals(once, Simplify.expr(once), expected);
  }

  @Test
  void constantsFoldAsTheFunctionsAreDefined() {
    for (BinaryFunction function : BinaryFunction.values()) {
      Expr folded = Simplify.expr(binary(function, Expr.of(2.5), Expr.of(-3)));
      assertEquals(Expr.of(Scalars.binary(function, 2.5, -3)), folded, function.name());
    }
  }

  /** Only zeros may change their sign, and a product with 0 lose what is not finite. */
  @Test
  void valuesStayTheSame() {
    long seed = Long.getLong("lathe.seed", 42);
    Random random = new Random(seed);
    for (int round = 0; round < 3000; round++) {
      Expr expr = RandomExpr.of(random, 5, RandomExpr.ANY);
      double x = random.nextGaussian();
      double y = random.nextGaussian();
      double expected = Scalars.value(expr, x, y);
      if (isFinite(expr, x, y)) { // 0 times what is not is 0 here
        assertEquals(
            expected + 0.0,
            Scalars.value(Simplify.expr(expr), x, y) + 0.0,
            expr + " at " + x + ", " + y + ", -Dlathe.seed=" + seed);
      }
    }
  }

  private static boolean isFinite(Expr expr, double x, double y) {
    return Double.isFinite(Scalars.value(expr, x, y))
        && Exprs.operands(expr).stream().allMatch(part -> isFinite(part, x, y));
  }

  private static Expr binary(BinaryFunction function, Expr left, Expr right) {
    return Expr.binary(function, left, right);
  }
}
