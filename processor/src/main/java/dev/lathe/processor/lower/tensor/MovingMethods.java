package dev.lathe.processor.lower.tensor;

import dev.lathe.processor.ir.ElementType;
import dev.lathe.processor.ir.Expr;
import dev.lathe.processor.ir.Expr.BinaryFunction;
import dev.lathe.processor.ir.Extent;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.lower.tensor.TensorMethods.Recipe;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Methods that put elements elsewhere, join tensors or choose parts of them. */
final class MovingMethods {
  static final Map<String, Recipe> TABLE = Map.ofEntries(
      Map.entry("permute", (scope, arguments) -> permute(arguments)),
      Map.entry("transpose", (scope, arguments) -> transpose(arguments)),
      Map.entry("t", (scope, arguments) -> arguments.self().transpose()),
      Map.entry("slice", (scope, arguments) -> slice(arguments)),
      Map.entry("select", (scope, arguments) -> select(arguments)),
      Map.entry("chunk", (scope, arguments) -> chunk(arguments)),
      Map.entry("cat", (scope, arguments) -> cat(arguments)),
      Map.entry("stack", (scope, arguments) -> stack(arguments)),
      Map.entry("pad", (scope, arguments) -> pad(arguments)),
      Map.entry("flip", (scope, arguments) -> flip(arguments)),
      Map.entry("indexSelect", (scope, arguments) -> indexSelect(arguments)),
      Map.entry("gather", (scope, arguments) -> gather(arguments)));

  private MovingMethods() {}

  private static Value permute(Arguments arguments) {
    int rank = arguments.self().shape().rank();
    return arguments
        .self()
        .permute(arguments.integers(1).stream()
            .map(axis -> arguments.axis(axis, rank))
            .toList());
  }

  private static Value transpose(Arguments arguments) {
    List<Integer> axes = new ArrayList<>(
        IntStream.range(0, arguments.self().shape().rank()).boxed().toList());
    Collections.swap(axes, arguments.axis(1), arguments.axis(2));
    return arguments.self().permute(axes);
  }

  private static Value slice(Arguments arguments) {
    return arguments.self().slice(arguments.axis(1), arguments.integer(2), arguments.integer(3));
  }

  private static Value select(Arguments arguments) {
    int axis = arguments.axis(1);
    int written = arguments.integer(2);
    int extent = arguments.self().shape().extent(axis).count();
    Value part = arguments.self().slice(axis, written < 0 ? written + extent : written, 1);
    return ReducingMethods.dropped(part, List.of(axis));
  }

  private static List<Value> chunk(Arguments arguments) {
    int chunks = arguments.integer(1);
    int axis = arguments.axis(2);
    Extent extent = arguments.self().shape().extent(axis);
    if (chunks < 1 || extent.batched() || extent.count() % chunks != 0) {
      throw arguments.misfit(
          "a number of chunks that divides dimension " + axis + ", " + extent,
          Integer.toString(chunks),
          "use slice for parts of unequal length");
    }
    int count = extent.count() / chunks;
    return IntStream.range(0, chunks)
        .mapToObj(chunk -> arguments.self().slice(axis, chunk * count, count))
        .toList();
  }

  private static Value cat(Arguments arguments) {
    return Value.concat(arguments.axis(2), List.of(arguments.self(), arguments.tensor(1)));
  }

  private static Value stack(Arguments arguments) {
    int axis = arguments.axis(arguments.integer(2), arguments.self().shape().rank() + 1);
    return Value.concat(
        axis, List.of(widened(arguments.self(), axis), widened(arguments.tensor(1), axis)));
  }

  private static Value widened(Value value, int axis) {
    List<Extent> extents = new ArrayList<>(value.shape().extents());
    extents.add(axis, Extent.of(1));
    return value.reshape(new Shape(extents));
  }

  private static Value pad(Arguments arguments) {
    return arguments.self().pad(arguments.axis(1), arguments.integer(2), arguments.integer(3));
  }

  private static Value flip(Arguments arguments) {
    int axis = arguments.axis(1);
    int extent = arguments.self().shape().extent(axis).count();
    List<Integer> rows =
        IntStream.range(0, extent).mapToObj(row -> extent - 1 - row).toList();
    return arguments.self().gather(axis, rows);
  }

  private static Value indexSelect(Arguments arguments) {
    int axis = arguments.axis(1);
    int extent = arguments.self().shape().extent(axis).count();
    List<Integer> rows = arguments.integers(2);
    if (rows.isEmpty() || rows.stream().anyMatch(row -> row < 0 || row >= extent)) {
      throw arguments.misfit(
          "indices from 0 to " + (extent - 1), rows.toString(), "stay within the dimension");
    }
    return arguments.self().gather(axis, rows);
  }

  /** Every element of the result is the sum over the dimension of those whose place is the index: one of them. */
  private static Value gather(Arguments arguments) {
    int axis = arguments.axis(1);
    Value index = arguments.tensor(2);
    if (index.type() != ElementType.INT
        || index.shape().rank() != arguments.self().shape().rank()) {
      throw arguments.misfit(
          "an index of whole numbers with as many dimensions as "
              + arguments.self().shape(),
          index.shape().toString(),
          "declare the index with @Tokens");
    }
    Value chosen = widened(arguments.self(), axis)
        .zip(
            "choose",
            widened(index, axis + 1),
            (x, at) -> new Expr.Select(
                Expr.binary(BinaryFunction.EQUAL, at, new Expr.Position(axis + 1)), x, Expr.of(0)));
    return ReducingMethods.dropped(chosen.sum(axis + 1), List.of(axis + 1));
  }
}
