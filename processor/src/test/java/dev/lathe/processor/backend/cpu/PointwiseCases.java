package dev.lathe.processor.backend.cpu;

import dev.lathe.processor.ir.ElementType;
import dev.lathe.processor.ir.Expr;
import dev.lathe.processor.ir.Expr.BinaryFunction;
import dev.lathe.processor.ir.Expr.UnaryFunction;
import dev.lathe.processor.ir.GraphBuilder;
import dev.lathe.processor.ir.Graphs;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.Value;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Every function under every pattern of broadcasting. */
final class PointwiseCases {
  private static final Set<UnaryFunction> OF_POSITIVE =
      EnumSet.of(UnaryFunction.LOG, UnaryFunction.LOG1P, UnaryFunction.SQRT);

  private PointwiseCases() {}

  /** Ways in which two shapes meet; {@code n} is the size that is tested. */
  enum Broadcast {
    SAME,
    ROW,
    COLUMN,
    SCALAR,
    MIDDLE,
    OUTER_AND_INNER,
    BOTH,
    BATCH;

    int[] left(int n) {
      return switch (this) {
        case SAME, ROW, COLUMN, SCALAR -> new int[] {3, n};
        case MIDDLE, OUTER_AND_INNER -> new int[] {3, n, 2};
        case BOTH -> new int[] {3, 1};
        case BATCH -> new int[] {n};
      };
    }

    int[] right(int n) {
      return switch (this) {
        case SAME -> new int[] {3, n};
        case ROW, BOTH, BATCH -> new int[] {n};
        case COLUMN -> new int[] {3, 1};
        case SCALAR -> new int[] {};
        case MIDDLE -> new int[] {n, 1};
        case OUTER_AND_INNER -> new int[] {3, 1, 2};
      };
    }
  }

  static List<GradientCase> unary(UnaryFunction function, int[] sizes) {
    return each(
        sizes,
        n -> build(
            OF_POSITIVE.contains(function),
            function + " of " + n,
            1,
            b -> parameter(b, "p", 2, n).apply(function)));
  }

  /** The function alone, behind another, and of what another made: so that rules that keep or recall values are all met. */
  static List<GradientCase> composed(UnaryFunction function, int[] sizes) {
    return each(
        sizes,
        n -> build(OF_POSITIVE.contains(function), function + " composed, " + n, 1, b -> {
          Value p = parameter(b, "p", 2, n);
          Value once = p.apply(function);
          Value again = p.mul(p).map("again", x -> x.mul(Expr.unary(function, x)));
          return once.detach().mul(p).add(again).add(once.mul(once));
        }));
  }

  static List<GradientCase> binary(BinaryFunction function, Broadcast broadcast, int[] sizes) {
    boolean positive = function == BinaryFunction.POW || function == BinaryFunction.DIV;
    return each(
        sizes,
        n -> build(
            positive,
            function + " " + broadcast + " of " + n,
            n,
            b -> meet(b, function, broadcast, n)));
  }

  private static Value meet(GraphBuilder b, BinaryFunction function, Broadcast broadcast, int n) {
    Value left = parameter(b, "p", broadcast.left(n));
    Value right = parameter(b, "q", broadcast.right(n));
    if (broadcast == Broadcast.BATCH) {
      left = left.add(b.input("batched", Shape.batchOf(n), ElementType.FLOAT));
    }
    return left.zip(
        "meet",
        right,
        (x, y) -> function.isComparison() ? chosen(function, x, y) : Expr.binary(function, x, y));
  }

  /** A comparison is only ever a condition. */
  private static Expr chosen(BinaryFunction comparison, Expr x, Expr y) {
    return new Expr.Select(Expr.binary(comparison, x, y), x.mul(y), y.sub(x.mul(Expr.of(3))));
  }

  /** A constant on either side of every function. */
  static List<GradientCase> constants(BinaryFunction function, int[] sizes) {
    boolean positive = function == BinaryFunction.POW || function == BinaryFunction.DIV;
    List<GradientCase> cases = new ArrayList<>();
    for (double constant : new double[] {1.75, 2, -1, 0, 1}) {
      for (boolean left : new boolean[] {false, true}) {
        boolean undefined = left && constant <= 0 && function == BinaryFunction.POW
            || !left && constant == 0 && function == BinaryFunction.DIV;
        if (!undefined) {
          UnaryOperator<Expr> side = x -> left
              ? withConstant(function, Expr.of(constant), x, x)
              : withConstant(function, x, Expr.of(constant), x);
          String name = function + " with " + constant + (left ? " left, " : " right, ");
          // plus a square, so that a gradient is left even where the function is constant
          cases.addAll(each(
              sizes,
              n -> build(
                  positive,
                  name + n,
                  1,
                  b ->
                      parameter(b, "p", 2, n).map("constant", x -> side.apply(x).add(x.mul(x))))));
        }
      }
    }
    return cases;
  }

  private static Expr withConstant(BinaryFunction function, Expr left, Expr right, Expr x) {
    return function.isComparison()
        ? new Expr.Select(
            Expr.binary(function, left, right), x.mul(x), Expr.unary(UnaryFunction.TANH, x))
        : Expr.binary(function, left, right);
  }

  private static GradientCase build(
      boolean positive, String name, int batch, Function<GraphBuilder, Value> build) {
    return positive
        ? GradientCase.positive(name, batch, build)
        : GradientCase.of(name, batch, build);
  }

  static Value parameter(GraphBuilder builder, String name, int... counts) {
    return builder.read(Graphs.parameter(name, counts));
  }

  static List<GradientCase> each(int[] sizes, IntFunction<GradientCase> build) {
    return IntStream.of(sizes).mapToObj(build).toList();
  }
}
