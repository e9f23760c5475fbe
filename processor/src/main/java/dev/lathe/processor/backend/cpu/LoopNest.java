package dev.lathe.processor.backend.cpu;

import dev.lathe.processor.ir.Expr;
import dev.lathe.processor.ir.Exprs;
import dev.lathe.processor.ir.Extent;
import dev.lathe.processor.ir.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The loops of a pointwise kernel: as few as its broadcasting allows. Axes of extent 1 need none, and neighbours that every input has both or neither
 * of run as one.
 *
 * @param extents of the loops, outermost first; at least one
 * @param axes which axis of the node's shape each loop's position stands for, -1 where it is several
 * @param present for each input, which loops move it
 */
record LoopNest(List<Extent> extents, List<Integer> axes, List<List<Boolean>> present) {
  static LoopNest of(Shape shape, Expr expr, List<Shape> inputs) {
    List<Shape> widened =
        inputs.stream().map(input -> input.widenTo(shape.rank())).toList();
    List<Integer> positions = Exprs.positions(expr);
    Building building = new Building(inputs.size());
    for (int axis = 0; axis < shape.rank(); axis++) {
      if (!shape.extent(axis).isOne()) {
        int at = axis;
        List<Boolean> moves =
            widened.stream().map(input -> !input.extent(at).isOne()).toList();
        building.add(shape.extent(axis), positions.contains(axis) ? axis : -1, moves);
      }
    }
    return building.finish();
  }

  int depth() {
    return extents.size();
  }

  /** The loop whose variable is the position along an axis of the node's shape, or -1 where that is always 0. */
  int loopOf(int axis) {
    return axes.indexOf(axis);
  }

  /** The loops that move an input, outermost first. */
  List<Integer> loopsOf(int input) {
    return IntStream.range(0, depth()).filter(present.get(input)::get).boxed().toList();
  }

  private static final class Building {
    private final int inputs;
    private final List<Extent> extents = new ArrayList<>();
    private final List<Integer> axes = new ArrayList<>();
    private final List<List<Boolean>> moves = new ArrayList<>();

    Building(int inputs) {
      this.inputs = inputs;
    }

    void add(Extent extent, int axis, List<Boolean> moved) {
      int last = extents.size() - 1;
      if (last >= 0 && axis < 0 && axes.get(last) < 0 && moves.get(last).equals(moved)) {
        extents.set(last, extents.get(last).times(extent));
      } else {
        extents.add(extent);
        axes.add(axis);
        moves.add(moved);
      }
    }

    LoopNest finish() {
      if (extents.isEmpty()) {
        add(
            Extent.of(1),
            -1,
            java.util.Collections.nCopies(inputs, true)); // one number is an array of one
      }
      List<List<Boolean>> present = new ArrayList<>();
      for (int input = 0; input < inputs; input++) {
        int at = input;
        present.add(moves.stream().map(moved -> moved.get(at)).toList());
      }
      return new LoopNest(List.copyOf(extents), List.copyOf(axes), List.copyOf(present));
    }
  }
}
