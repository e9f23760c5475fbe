package dev.lathe.processor.lower.layer;

import dev.lathe.processor.diag.Code;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.lower.Misfit;
import java.util.List;

/** Layers that take two inputs alike. */
final class Pairs {
  private Pairs() {}

  static Misfit needed(int found) {
    return new Misfit(
        Code.L101,
        "two inputs",
        found == 1 ? "one" : found + " of them",
        "write a method forward, and in it layer.forward(a, b)",
        null);
  }

  /** Refuses inputs that are not two, or differ before the last {@code free} axes. */
  static void require(List<Value> inputs, int free) {
    if (inputs.size() != 2) {
      throw needed(inputs.size());
    }
    Shape a = inputs.get(0).shape();
    Shape b = inputs.get(1).shape();
    boolean alike = a.rank() == b.rank()
        && a.extents().subList(0, a.rank() - free).equals(b.extents().subList(0, b.rank() - free));
    if (!alike) {
      throw new Misfit(
          Code.L101, "two inputs of one shape", a + " and " + b, "make the two agree", null);
    }
  }
}
