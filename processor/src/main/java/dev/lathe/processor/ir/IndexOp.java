package dev.lathe.processor.ir;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Operations that move elements, or choose among them, without computing anything new. */
public sealed interface IndexOp extends Op {
  @Override
  default ElementType type(List<ElementType> inputs) {
    return inputs.get(0);
  }

  /** Axis {@code i} of the result is axis {@code axes[i]} of the input. */
  record Permute(List<Integer> axes) implements IndexOp {
    public Permute {
      axes = List.copyOf(axes);
    }

    @Override
    public Shape infer(List<Shape> inputs) {
      Shape shape = inputs.get(0);
      List<Integer> all = IntStream.range(0, shape.rank()).boxed().toList();
      if (!axes.stream().sorted().toList().equals(all)) {
        throw new ShapeException("each of the axes " + all + " once", axes.toString());
      }
      return shape.permute(axes);
    }

    /** The order that undoes this one. */
    public Permute inverse() {
      return new Permute(Shape.inverse(axes));
    }

    @Override
    public String toString() {
      return "permute " + axes;
    }
  }

  /** Along one axis, {@code count} elements from {@code from} on, {@code step} apart. */
  record Slice(int axis, int from, int count, int step) implements IndexOp {
    @Override
    public Shape infer(List<Shape> inputs) {
      Extent extent = inputs.get(0).extent(axis);
      boolean inside = from >= 0 && count >= 1 && step >= 1;
      if (!inside || extent.batched() || from + (long) (count - 1) * step >= extent.count()) {
        throw new ShapeException(
            "a part of dimension " + axis + " of extent " + extent,
            count + " from " + from + (step == 1 ? "" : ", every " + step + "th"));
      }
      return inputs.get(0).with(axis, Extent.of(count));
    }

    @Override
    public String toString() {
      return "slice axis " + axis + " from " + from + ", " + count + " by " + step;
    }
  }

  /** The opposite of {@link Slice}: along one axis zeros before, behind, and {@code step - 1} of them between two elements. */
  record Pad(int axis, int before, int after, int step) implements IndexOp {
    @Override
    public Shape infer(List<Shape> inputs) {
      Extent extent = inputs.get(0).extent(axis);
      if (before < 0 || after < 0 || step < 1 || extent.batched()) {
        throw new ShapeException(
            "a constant extent and padding of at least 0",
            "extent " + extent + ", " + before + " before and " + after + " after");
      }
      int padded = before + (extent.count() - 1) * step + 1 + after;
      return inputs.get(0).with(axis, Extent.of(padded));
    }

    @Override
    public String toString() {
      return "pad axis " + axis + " by " + before + " and " + after + ", step " + step;
    }
  }

  /** One after the other along an axis. */
  record Concat(int axis) implements IndexOp {
    @Override
    public Shape infer(List<Shape> inputs) {
      Shape first = inputs.get(0);
      int total = 0;
      for (Shape input : inputs) {
        if (input.rank() != first.rank()
            || !input.with(axis, Extent.of(1)).equals(first.with(axis, Extent.of(1)))
            || input.extent(axis).batched()) {
          throw new ShapeException(
              "shapes that differ in dimension " + axis + " alone", first + " and " + input);
        }
        total = Math.addExact(total, input.extent(axis).count());
      }
      return first.with(axis, Extent.of(total));
    }

    @Override
    public String toString() {
      return "concat along axis " + axis;
    }
  }

  /** The rows of x along an axis that an index of whole numbers names: the axis gives way to those of the index. Inputs x and index. */
  record Gather(int axis) implements IndexOp {
    @Override
    public Shape infer(List<Shape> inputs) {
      List<Extent> extents = new ArrayList<>(inputs.get(0).extents());
      extents.remove(axis);
      extents.addAll(axis, inputs.get(1).extents());
      return new Shape(extents);
    }

    @Override
    public String toString() {
      return "gather along axis " + axis;
    }
  }

  /** The gradient of {@link Gather}: adds every row of dy to the row of the result that the index names; {@code extent} rows along the axis. */
  record ScatterAdd(int axis, int extent) implements IndexOp {
    @Override
    public Shape infer(List<Shape> inputs) {
      List<Extent> extents = new ArrayList<>(inputs.get(0).extents());
      extents.subList(axis, axis + inputs.get(1).rank()).clear();
      extents.add(axis, Extent.of(extent));
      return new Shape(extents);
    }

    @Override
    public String toString() {
      return "scatter-add along axis " + axis + " to " + extent;
    }
  }
}
