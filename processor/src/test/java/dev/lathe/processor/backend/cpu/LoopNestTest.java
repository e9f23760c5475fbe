package dev.lathe.processor.backend.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lathe.processor.ir.Expr;
import dev.lathe.processor.ir.Shape;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoopNestTest {
  private static final Expr SUM = Expr.arg(0).add(Expr.arg(1));

  private static LoopNest of(Shape shape, Shape... inputs) {
    return LoopNest.of(shape, SUM, List.of(inputs));
  }

  @Test
  void alignedInputsAreOneLoop() {
    LoopNest loops = of(Shape.batchOf(28, 28), Shape.batchOf(28, 28), Shape.SCALAR);
    assertEquals("[784 B]", loops.extents().toString());
    assertEquals(List.of(0), loops.loopsOf(0));
    assertEquals(List.of(), loops.loopsOf(1));
  }

  @Test
  void aRowAndAColumnAreTwoLoops() {
    LoopNest loops = of(Shape.of(5, 3), Shape.of(3), Shape.of(5, 1));
    assertEquals("[5, 3]", loops.extents().toString());
    assertEquals(List.of(1), loops.loopsOf(0));
    assertEquals(List.of(0), loops.loopsOf(1));
  }

  @Test
  void aMiddleAxisIsThreeLoopsAndNeighboursAreMerged() {
    LoopNest loops = of(Shape.batchOf(4, 5, 2, 3), Shape.of(5, 1, 1), Shape.batchOf(4, 5, 2, 3));
    assertEquals("[4 B, 5, 6]", loops.extents().toString());
    assertEquals(List.of(1), loops.loopsOf(0));
    assertEquals(List.of(0, 1, 2), loops.loopsOf(1));
  }

  @Test
  void axesOfOneNeedNoLoop() {
    assertEquals(
        "[6]",
        of(Shape.of(1, 2, 1, 3), Shape.of(2, 1, 3), Shape.of(1)).extents().toString());
    assertEquals("[1]", of(Shape.of(1, 1), Shape.SCALAR, Shape.of(1)).extents().toString());
  }

  @Test
  void anAxisWhosePositionIsReadHasALoopOfItsOwn() {
    Expr expr = Expr.arg(0).add(new Expr.Position(1));
    LoopNest loops = LoopNest.of(Shape.of(2, 3, 4), expr, List.of(Shape.of(2, 3, 4)));
    assertEquals("[2, 3, 4]", loops.extents().toString());
    assertEquals(1, loops.loopOf(1));
    assertEquals(
        -1,
        LoopNest.of(Shape.of(2, 1), expr, List.of(Shape.of(2, 1))).loopOf(1),
        "its position is always 0");
  }
}
