package dev.lathe.processor.backend.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lathe.processor.backend.cpu.PointwiseCases.Broadcast;
import dev.lathe.processor.ir.Expr;
import dev.lathe.processor.ir.Expr.BinaryFunction;
import dev.lathe.processor.ir.Expr.UnaryFunction;
import dev.lathe.processor.ir.Exprs;
import dev.lathe.processor.ir.Op;
import dev.lathe.processor.ir.Ops;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every operation of the IR, differentiated, compiled and run, against central differences at odd sizes. */
class GradientTest {
  private static final int[] SIZES = {1, 3, 7, 8, 17, 33
  }; // below, at and above a vector of 8, and odd
  private static final Set<UnaryFunction> WITHOUT_GRADIENT =
      EnumSet.of(UnaryFunction.DETACH, UnaryFunction.FLOOR);
  private static final int[] TWO_SIZES = {1, 17};

  @ParameterizedTest
  @EnumSource
  void functionsOfOneOperand(UnaryFunction function) {
    if (!WITHOUT_GRADIENT.contains(function)) { // see LeafTest
      GradientCheck.check(PointwiseCases.unary(function, SIZES));
    }
    GradientCheck.check(PointwiseCases.composed(function, SIZES));
  }

  @ParameterizedTest
  @EnumSource
  void functionsOfTwoOperands(BinaryFunction function) {
    for (Broadcast broadcast : Broadcast.values()) {
      GradientCheck.check(PointwiseCases.binary(function, broadcast, SIZES));
    }
  }

  @ParameterizedTest
  @EnumSource
  void functionsWithAConstant(BinaryFunction function) {
    GradientCheck.check(PointwiseCases.constants(function, TWO_SIZES));
  }

  @ParameterizedTest
  @EnumSource
  void reductions(Op.Reduce.Fold fold) {
    GradientCheck.check(OpCases.reductions(fold, SIZES));
  }

  @Test
  void standardizes() {
    GradientCheck.check(OpCases.standardized(SIZES));
  }

  @ParameterizedTest
  @CsvSource({"false, false", "false, true", "true, false", "true, true"})
  void products(boolean transposeLeft, boolean transposeRight) {
    GradientCheck.check(OpCases.products(transposeLeft, transposeRight, SIZES));
  }

  @Test
  void aMatrixTimesItself() {
    GradientCheck.check(OpCases.square(SIZES));
  }

  @Test
  void reshapes() {
    GradientCheck.check(OpCases.reshapes(SIZES));
  }

  @Test
  void movesElements() {
    GradientCheck.check(IndexCases.permutations());
    GradientCheck.check(IndexCases.slices());
    GradientCheck.check(IndexCases.severalSlices());
    GradientCheck.check(IndexCases.gathering());
  }

  @Test
  void manyProducts() {
    GradientCheck.check(IndexCases.products());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void softmax(int axis) {
    GradientCheck.check(OpCases.softmax(axis, SIZES));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 8, 33})
  void crossEntropy(int classes) {
    GradientCheck.check(OpCases.crossEntropy(classes, SIZES));
  }

  @Test
  void convolutions() {
    GradientCheck.check(WindowCases.convolutions());
  }

  @ParameterizedTest
  @EnumSource
  void pooling(Op.Reduce.Fold fold) {
    GradientCheck.check(WindowCases.pooling(fold));
  }

  @Test
  void recurrences() {
    GradientCheck.check(ScanCases.all());
  }

  @Test
  void everyOperationIsHereAndHasAnEmitter() {
    Set<Class<?>> met =
        new HashSet<>(Set.of(Op.Assign.class)); // a leaf of the other end: see LeafTest
    all().forEach(each -> each.graph().nodes().forEach(node -> met.add(node.op().getClass())));
    assertEquals(Ops.all(), met);
    assertEquals(Ops.all(), Emitters.TABLE.keySet());
  }

  @Test
  void everyKindOfExpressionIsHere() {
    Set<Class<?>> met = new HashSet<>();
    Set<UnaryFunction> unary = EnumSet.noneOf(UnaryFunction.class);
    Set<BinaryFunction> binary = EnumSet.noneOf(BinaryFunction.class);
    visitAll(expr -> {
      met.add(expr.getClass());
      if (expr instanceof Expr.Unary found) {
        unary.add(found.function());
      } else if (expr instanceof Expr.Binary found) {
        binary.add(found.function());
      }
    });
    assertEquals(Set.of(Expr.class.getPermittedSubclasses()), met);
    assertEquals(EnumSet.allOf(UnaryFunction.class), unary);
    assertEquals(EnumSet.allOf(BinaryFunction.class), binary);
  }

  private static void visitAll(Consumer<Expr> visitor) {
    for (GradientCase each : all()) {
      each.graph().nodes().stream()
          .filter(node -> node.op() instanceof Op.Pointwise)
          .forEach(node -> Exprs.visit(((Op.Pointwise) node.op()).expr(), visitor));
    }
  }

  /** One case of every kind above. */
  private static List<GradientCase> all() {
    int[] one = {3};
    List<GradientCase> all = new ArrayList<>();
    for (UnaryFunction function : UnaryFunction.values()) {
      all.addAll(PointwiseCases.composed(function, one));
    }
    for (BinaryFunction function : BinaryFunction.values()) {
      all.addAll(PointwiseCases.binary(function, Broadcast.SAME, one));
    }
    all.addAll(OpCases.reductions(Op.Reduce.Fold.SUM, one));
    all.addAll(OpCases.standardized(one));
    all.addAll(OpCases.products(false, true, one));
    all.addAll(OpCases.reshapes(one));
    all.addAll(OpCases.crossEntropy(3, one));
    all.addAll(IndexCases.permutations());
    all.addAll(IndexCases.slices());
    all.addAll(IndexCases.gathering());
    all.addAll(WindowCases.convolutions());
    all.addAll(WindowCases.pooling(Op.Reduce.Fold.SUM));
    all.addAll(ScanCases.all());
    return all;
  }
}
