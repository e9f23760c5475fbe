package dev.lathe.processor.lower.layer;

import dev.lathe.processor.diag.Code;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.lower.Misfit;
import dev.lathe.processor.spec.Options;

/** Axes as PyTorch counts them: the batch is dimension 0, -1 is the last. */
final class Axes {
  private Axes() {}

  /** The axis of {@code shape} that a member names; the batch cannot be one. */
  static int of(Options options, String member, Shape shape) {
    int written = options.integer(member);
    int axis = written < 0 ? written + shape.rank() : written;
    if (axis >= 1 && axis < shape.rank()) {
      return axis;
    }
    int most = shape.rank() - 1;
    throw new Misfit(
        Code.L110,
        member + " of @" + options.name() + " to be a dimension of an example: 1 to " + most
            + ", or -" + most + " to -1",
        written + (axis == 0 ? ", the batch" : "") + ", where an example is " + shape.perExample(),
        "write 1 for the first dimension of an example, -1 for the last",
        options.where(member));
  }
}
