package dev.lathe.processor.lower.tensor;

import dev.lathe.processor.ir.Extent;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.lower.tensor.TensorMethods.Recipe;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Methods that give the elements another shape. */
final class ShapingMethods {
  static final Map<String, Recipe> TABLE = Map.ofEntries(
      Map.entry("size", (scope, arguments) -> size(arguments)),
      Map.entry("reshape", (scope, arguments) -> reshape(arguments)),
      Map.entry("flatten", (scope, arguments) -> flatten(arguments)),
      Map.entry("unflatten", (scope, arguments) -> unflatten(arguments)),
      Map.entry("squeeze", (scope, arguments) -> squeeze(arguments)),
      Map.entry("unsqueeze", (scope, arguments) -> unsqueeze(arguments)),
      Map.entry("expand", (scope, arguments) -> expand(arguments)),
      Map.entry("expandAs", (scope, arguments) -> expandAs(arguments)),
      Map.entry("zerosLike", (scope, arguments) -> filled(arguments, 0)),
      Map.entry("onesLike", (scope, arguments) -> filled(arguments, 1)),
      Map.entry("newZeros", (scope, arguments) -> newZeros(arguments)));

  private ShapingMethods() {}

  private static int size(Arguments arguments) {
    Extent extent = arguments.self().shape().extent(arguments.axis(1));
    if (extent.batched()) {
      throw arguments.misfit(
          "a dimension whose length is known while compiling",
          "the batch, " + extent,
          "write -1 for it in reshape");
    }
    return extent.count();
  }

  private static Value reshape(Arguments arguments) {
    Shape from = arguments.self().shape();
    return arguments.self().reshape(shape(arguments, arguments.integers(1), from.size()));
  }

  /** A shape of {@code total} elements; one extent may be -1, which is what is left. */
  private static Shape shape(Arguments arguments, List<Integer> written, Extent total) {
    long known = written.stream()
        .filter(each -> each != -1)
        .mapToLong(each -> each)
        .reduce(1, (a, b) -> a * b);
    int open = written.indexOf(-1);
    boolean sound = written.stream().allMatch(each -> each == -1 || each > 0)
        && open == written.lastIndexOf(-1)
        && (open >= 0 || !total.batched())
        && (open >= 0 ? total.count() % known == 0 : total.count() == known);
    if (!sound) {
      throw arguments.misfit(
          "extents of " + total + " elements, one of them -1 where the batch is",
          written.toString(),
          "write -1 for the extent that follows from the others");
    }
    List<Extent> extents = new ArrayList<>();
    for (int extent : written) {
      extents.add(
          extent == -1
              ? new Extent(Math.toIntExact(total.count() / known), total.batched())
              : Extent.of(extent));
    }
    return new Shape(extents);
  }

  private static Value flatten(Arguments arguments) {
    int from = arguments.axis(1);
    int to =
        arguments.count() > 1 ? arguments.axis(2) : arguments.self().shape().rank() - 1;
    if (from > to) {
      throw arguments.misfit("startDim not after endDim", from + " and " + to, "swap the two");
    }
    return arguments.self().flatten(from, to);
  }

  private static Value unflatten(Arguments arguments) {
    Value self = arguments.self();
    int axis = arguments.axis(1);
    List<Extent> extents = new ArrayList<>(self.shape().extents());
    extents.remove(axis);
    extents.addAll(
        axis, shape(arguments, arguments.integers(2), self.shape().extent(axis)).extents());
    return self.reshape(new Shape(extents));
  }

  private static Value squeeze(Arguments arguments) {
    int axis = arguments.axis(1);
    boolean single = arguments.self().shape().extent(axis).isOne();
    return single ? ReducingMethods.dropped(arguments.self(), List.of(axis)) : arguments.self();
  }

  private static Value unsqueeze(Arguments arguments) {
    int axis = arguments.axis(arguments.integer(1), arguments.self().shape().rank() + 1);
    List<Extent> extents = new ArrayList<>(arguments.self().shape().extents());
    extents.add(axis, Extent.of(1));
    return arguments.self().reshape(new Shape(extents));
  }

  /** Repeated along dimensions of extent 1; -1 leaves a dimension as it is. */
  private static Value expand(Arguments arguments) {
    List<Integer> written = arguments.integers(1);
    Shape self = arguments.self().shape();
    if (written.size() < self.rank()) {
      throw arguments.misfit(
          "at least " + self.rank() + " extents", written.toString(), "add those of " + self);
    }
    Shape widened = self.widenTo(written.size());
    List<Extent> extents = new ArrayList<>(Collections.nCopies(written.size(), Extent.of(1)));
    for (int axis = 0; axis < written.size(); axis++) {
      extents.set(
          axis, written.get(axis) == -1 ? widened.extent(axis) : Extent.of(written.get(axis)));
    }
    return expanded(arguments, new Shape(extents));
  }

  private static Value expanded(Arguments arguments, Shape target) {
    Shape self = arguments.self().shape();
    if (!self.broadcastsTo(target)) {
      throw arguments.misfit(
          "extents that " + self + " broadcasts to", target.toString(), "change extents of 1 only");
    }
    return arguments.self().broadcast(target);
  }

  private static Value expandAs(Arguments arguments) {
    return expanded(arguments, arguments.tensor(1).shape());
  }

  private static Value filled(Arguments arguments, double number) {
    return arguments.self().builder().fill(arguments.self().shape(), number);
  }

  /** Zeros; -1 is the batch. */
  private static Value newZeros(Arguments arguments) {
    List<Integer> written = arguments.integers(1);
    boolean sound =
        written.stream().allMatch(each -> each == -1 || each > 0) && written.lastIndexOf(-1) <= 0;
    if (!sound) {
      throw arguments.misfit(
          "extents of at least 1, the first of them -1 for the batch",
          written.toString(),
          "write newZeros(-1, 64), say");
    }
    List<Extent> extents = written.stream()
        .map(each -> each == -1 ? Extent.BATCH : Extent.of(each))
        .toList();
    return arguments.self().builder().fill(new Shape(extents), 0);
  }
}
