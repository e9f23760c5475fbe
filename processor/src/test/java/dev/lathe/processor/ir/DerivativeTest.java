package dev.lathe.processor.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.processor.ir.Expr.BinaryFunction;
import dev.lathe.processor.ir.Expr.UnaryFunction;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DerivativeTest {
  private static final Expr X = Expr.arg(0);
  private static final Expr Y = Expr.arg(1);
  private static final double STEP = 1e-6;

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DETACH")
  void functionsOfOneOperand(UnaryFunction function) {
    for (double x : new double[] {0.3, 1.7, 4}) {
      assertSlopes(Expr.unary(function, X.mul(Expr.of(1.5)).add(Y)), x, 0.25);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"ADD", "SUB", "MUL", "DIV", "POW", "MAX", "MIN"})
  void functionsOfTwoOperands(BinaryFunction function) {
    for (double x : new double[] {0.3, 1.7, 4}) {
      assertSlopes(Expr.binary(function, X, Y), x, 1.1);
      assertSlopes(Expr.binary(function, X.mul(Y), X.add(Y)), x, 0.4);
      assertSlopes(Expr.binary(function, X, Expr.of(2)), x, 1.1);
      assertSlopes(Expr.binary(function, Expr.of(2), X), x, 1.1);
    }
  }

  @Test
  void selections() {
    Expr expr = new Expr.Select(Expr.binary(BinaryFunction.LESS, X, Y), X.mul(Y), X.div(Y));
    assertSlopes(expr, 1, 2);
    assertSlopes(expr, 2, 1);
  }

  @Test
  void randomExpressions() {
    long seed = Long.getLong("lathe.seed", 42);
    Random random = new Random(seed);
    int checked = 0;
    for (int round = 0; round < 2000; round++) {
      Expr expr = RandomExpr.of(random, 4, RandomExpr.SMOOTH);
      double x = random.nextDouble() - 0.5;
      double y = random.nextDouble() - 0.5;
      if (Math.abs(Scalars.value(expr, x, y)) < 100) {
        assertSlopes(expr, x, y);
        checked++;
      }
    }
    assertTrue(checked > 1500, checked + " checked, -Dlathe.seed=" + seed);
  }

  /** PyTorch's choices at kinks. */
  @Test
  void kinks() {
    assertEquals(0, slope(Expr.binary(BinaryFunction.MAX, X, Expr.of(0)), 0, 0), "ReLU at 0");
    assertEquals(0.5, slope(Expr.binary(BinaryFunction.MAX, X, Y), 2, 2), "equal maxima");
    assertEquals(0.5, slope(Expr.binary(BinaryFunction.MIN, X, Y), 2, 2), "equal minima");
    assertEquals(0, slope(Expr.unary(UnaryFunction.ABS, X), 0, 0), "ABS at 0");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1})
  void nothingFlowsThroughDetachComparisonsAndLeaves(int argument) {
    Expr zero = Expr.of(0);
    assertEquals(zero, Derivative.by(Expr.unary(UnaryFunction.DETACH, X.mul(Y)), argument));
    assertEquals(zero, Derivative.by(new Expr.Position(0), argument));
    assertEquals(zero, Derivative.by(Expr.of(3), argument));
    assertEquals(Expr.of(argument == 0 ? 1 : 0), Derivative.by(X, argument));
    assertEquals(zero, Derivative.by(Expr.binary(BinaryFunction.EQUAL, X, Y), argument));
  }

  private static double slope(Expr expr, double x, double y) {
    return Scalars.value(Derivative.by(expr, 0), x, y);
  }

  private static void assertSlopes(Expr expr, double x, double y) {
    double byX = (Scalars.value(expr, x + STEP, y) - Scalars.value(expr, x - STEP, y)) / (2 * STEP);
    double byY = (Scalars.value(expr, x, y + STEP) - Scalars.value(expr, x, y - STEP)) / (2 * STEP);
    assertClose(byX, expr, 0, x, y);
    assertClose(byY, expr, 1, x, y);
  }

  private static void assertClose(double numeric, Expr expr, int argument, double x, double y) {
    Expr derivative = Derivative.by(expr, argument);
    String message = expr + " by x" + argument + " is " + derivative + " at " + x + ", " + y;
    assertEquals(
        numeric, Scalars.value(derivative, x, y), 1e-5 * Math.max(1, Math.abs(numeric)), message);
  }
}
