package dev.lathe.processor.lower.loss;

import dev.lathe.processor.ir.Expr;
import dev.lathe.processor.ir.Expr.BinaryFunction;
import dev.lathe.processor.ir.Expr.UnaryFunction;
import dev.lathe.processor.ir.Value;
import java.util.List;

/** The recursion over the places: the log-probability of all ways to every state. */
final class Alignment {
  /** Log-probability of what cannot be. */
  static final double NEVER = -1e30;

  /** In place of log-probabilities, where a sequence has ended. */
  static final double BEYOND = 1e30;

  private Alignment() {}

  /** The states at the end: batch x states. */
  static Value of(Value states, Value skips) {
    Value alpha = states.builder().pointwise("begin", begin(), skips.shape(), List.of());
    int length = states.shape().extent(1).count();
    for (int place = 0; place < length; place++) {
      alpha = next(alpha, states.slice(1, place, 1).flatten(1, 2), skips);
    }
    return alpha;
  }

  /** Before the first place everything is in the first blank. */
  private static Expr begin() {
    Expr first = Expr.binary(BinaryFunction.EQUAL, new Expr.Position(1), Expr.of(0));
    return new Expr.Select(first, Expr.of(0), Expr.of(NEVER));
  }

  private static Value next(Value alpha, Value probabilities, Value skips) {
    int count = alpha.shape().extent(1).count();
    Value moved = alpha.pad(1, 2, 0);
    return alpha
        .builder()
        .pointwise(
            "align",
            step(),
            alpha.shape(),
            List.of(
                alpha, moved.slice(1, 1, count), moved.slice(1, 0, count), skips, probabilities));
  }

  /** log(eᵃ + eᵇ + eᶜ) + p of the states here, one before and two before. */
  private static Expr step() {
    Expr here = Expr.arg(0);
    Expr first = Expr.binary(BinaryFunction.EQUAL, new Expr.Position(1), Expr.of(0));
    Expr before = new Expr.Select(first, Expr.of(NEVER), Expr.arg(1));
    Expr skipped = Expr.arg(2).add(Expr.arg(3));
    Expr largest = Expr.unary(
        UnaryFunction.DETACH,
        Expr.binary(BinaryFunction.MAX, here, Expr.binary(BinaryFunction.MAX, before, skipped)));
    Expr sum = exp(here.sub(largest)).add(exp(before.sub(largest))).add(exp(skipped.sub(largest)));
    Expr p = Expr.arg(4);
    return new Expr.Select(
        Expr.binary(BinaryFunction.GREATER, p, Expr.of(BEYOND / 2)),
        here,
        Expr.unary(UnaryFunction.LOG, sum).add(largest).add(p));
  }

  private static Expr exp(Expr x) {
    return Expr.unary(UnaryFunction.EXP, x);
  }
}
