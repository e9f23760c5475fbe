package dev.lathe.processor.lower.tensor;

import dev.lathe.processor.ir.ElementType;
import dev.lathe.processor.ir.Expr;
import dev.lathe.processor.ir.Expr.BinaryFunction;
import dev.lathe.processor.ir.Extent;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.lower.layer.Pad;
import dev.lathe.processor.lower.tensor.TensorMethods.Recipe;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
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
      Map.entry("split", (scope, arguments) -> split(arguments)),
      Map.entry("unbind", (scope, arguments) -> unbind(arguments)),
      Map.entry("cat", (scope, arguments) -> cat(arguments)),
      Map.entry("stack", (scope, arguments) -> stack(arguments)),
      Map.entry("pad", (scope, arguments) -> pad(arguments)),
      Map.entry("repeat", (scope, arguments) -> repeat(arguments)),
      Map.entry("repeatInterleave", (scope, arguments) -> repeatInterleave(arguments)),
      Map.entry("roll", (scope, arguments) -> roll(arguments)),
      Map.entry("tril", (scope, arguments) -> triangle(arguments, BinaryFunction.GREATER)),
      Map.entry("triu", (scope, arguments) -> triangle(arguments, BinaryFunction.LESS)),
      Map.entry("oneHot", (scope, arguments) -> oneHot(arguments)),
      Map.entry("flip", (scope, arguments) -> flip(arguments)),
      Map.entry("indexSelect", (scope, arguments) -> indexSelect(arguments)),
      Map.entry("gather", (scope, arguments) -> gather(arguments)));

  private MovingMethods() {}

  private static Value permute(Arguments arguments) {
    int rank = arguments.self().shape().rank();
    List<Integer> written = arguments.integers(1);
    if (written.size() != rank) {
      throw arguments.misfit(
          "each dimension of " + arguments.self().shape() + " once", written, "name all of them");
    }
    return arguments
        .self()
        .permute(written.stream().map(axis -> arguments.axis(axis, rank)).toList());
  }

  private static Value transpose(Arguments arguments) {
    List<Integer> axes = new ArrayList<>(
        IntStream.range(0, arguments.self().shape().rank()).boxed().toList());
    Collections.swap(axes, arguments.axis(1), arguments.axis(2));
    return arguments.self().permute(axes);
  }

  private static Value slice(Arguments arguments) {
    Value self = arguments.self();
    int axis = arguments.axis(1);
    int step = arguments.count() > 3 ? arguments.integer(4) : 1;
    int start = fromStart(self, axis, arguments.integer(2));
    return step == 1
        ? self.slice(axis, start, arguments.integer(3))
        : self.slice(axis, start, arguments.integer(3), step);
  }

  /** A place that was counted from the end where it is negative. */
  private static int fromStart(Value value, int axis, int place) {
    return place < 0 ? place + value.shape().extent(axis).count() : place;
  }

  private static Value select(Arguments arguments) {
    int axis = arguments.axis(1);
    return place(arguments.self(), axis, fromStart(arguments.self(), axis, arguments.integer(2)));
  }

  private static Value place(Value value, int axis, int place) {
    return ReducingMethods.dropped(value.slice(axis, place, 1), List.of(axis));
  }

  private static List<Value> split(Arguments arguments) {
    int size = arguments.integer(1);
    int axis = arguments.axis(2);
    int extent = length(arguments, axis);
    if (size < 1) {
      throw arguments.misfit("pieces of at least 1 place", size, "write 1 or more");
    }
    return IntStream.iterate(0, from -> from < extent, from -> from + size)
        .mapToObj(from -> arguments.self().slice(axis, from, Math.min(size, extent - from)))
        .toList();
  }

  private static List<Value> unbind(Arguments arguments) {
    int axis = arguments.axis(1);
    return IntStream.range(0, length(arguments, axis))
        .mapToObj(at -> place(arguments.self(), axis, at))
        .toList();
  }

  /** The length of a dimension other than the batch. */
  static int length(Arguments arguments, int axis) {
    Extent extent = arguments.self().shape().extent(axis);
    if (extent.batched()) {
      throw arguments.misfit(
          "a dimension of constant length",
          "dimension " + axis + ", the batch",
          "name another dimension");
    }
    return extent.count();
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
    int rank = arguments.self().shape().rank();
    return Value.concat(arguments.axis(arguments.onlyInteger(), rank), arguments.tensors());
  }

  private static Value stack(Arguments arguments) {
    int axis = arguments.axis(arguments.onlyInteger(), arguments.self().shape().rank() + 1);
    return Value.concat(
        axis, arguments.tensors().stream().map(each -> widened(each, axis)).toList());
  }

  private static Value widened(Value value, int axis) {
    List<Extent> extents = new ArrayList<>(value.shape().extents());
    extents.add(axis, Extent.of(1));
    return value.reshape(new Shape(extents));
  }

  private static Value pad(Arguments arguments) {
    int axis = arguments.axis(1);
    int before = arguments.integer(2);
    int after = arguments.integer(3);
    Value padded = arguments.self().pad(axis, before, after);
    return arguments.count() > 3
        ? Pad.filled(padded, axis, before, after, arguments.number(4))
        : padded;
  }

  /** The places of a dimension listed anew, each by the place it comes from. */
  private static Value places(Arguments arguments, int axis, int factor, IntUnaryOperator from) {
    int count = length(arguments, axis) * factor;
    return arguments
        .self()
        .gather(axis, IntStream.range(0, count).map(from).boxed().toList());
  }

  private static Value flip(Arguments arguments) {
    int axis = arguments.axis(1);
    int extent = length(arguments, axis);
    return places(arguments, axis, 1, place -> extent - 1 - place);
  }

  private static Value roll(Arguments arguments) {
    int axis = arguments.axis(2);
    int extent = length(arguments, axis);
    int shift = arguments.integer(1);
    return places(arguments, axis, 1, place -> Math.floorMod(place - shift, extent));
  }

  private static Value repeatInterleave(Arguments arguments) {
    int times = atLeastOne(arguments, arguments.integer(1));
    return places(arguments, arguments.axis(2), times, place -> place / times);
  }

  private static Value repeat(Arguments arguments) {
    List<Integer> times = arguments.integers(1);
    Value value = arguments.self();
    if (times.size() != value.shape().rank()) {
      throw arguments.misfit(
          "one number for each dimension of " + value.shape(),
          times.toString(),
          "write 1 for dimensions that stay as they are");
    }
    for (int axis = 0; axis < times.size(); axis++) {
      value =
          Value.concat(axis, Collections.nCopies(atLeastOne(arguments, times.get(axis)), value));
    }
    return value;
  }

  private static int atLeastOne(Arguments arguments, int times) {
    if (times < 1) {
      throw arguments.misfit("numbers of at least 1", times, "write 1 or more");
    }
    return times;
  }

  private static Value triangle(Arguments arguments, BinaryFunction outside) {
    int rank = arguments.self().shape().rank();
    if (rank < 2) {
      throw arguments.misfit("matrices", arguments.self().shape(), "unsqueeze it first");
    }
    Expr diagonal = new Expr.Position(rank - 1)
        .sub(new Expr.Position(rank - 2))
        .sub(Expr.of(arguments.integer(1)));
    Expr beyond = Expr.binary(outside, diagonal, Expr.of(0));
    return arguments.self().map("triangle", x -> new Expr.Select(beyond, Expr.of(0), x));
  }

  private static Value oneHot(Arguments arguments) {
    Value tokens = arguments.self();
    int classes = atLeastOne(arguments, arguments.integer(1));
    if (tokens.type() != ElementType.INT) {
      throw arguments.misfit(
          "whole numbers", "numbers " + tokens.shape(), "declare them with @Tokens");
    }
    int axis = tokens.shape().rank();
    Value column = widened(tokens, axis);
    Expr same = Expr.binary(BinaryFunction.EQUAL, Expr.arg(0), new Expr.Position(axis));
    Shape shape = column.shape().with(axis, Extent.of(classes));
    Expr one = new Expr.Select(same, Expr.of(1), Expr.of(0));
    return column.builder().pointwise("oneHot", one, shape, List.of(column));
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
