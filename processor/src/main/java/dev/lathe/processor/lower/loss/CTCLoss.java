package dev.lathe.processor.lower.loss;

import dev.lathe.processor.diag.Code;
import dev.lathe.processor.ir.Expr;
import dev.lathe.processor.ir.Expr.BinaryFunction;
import dev.lathe.processor.ir.Extent;
import dev.lathe.processor.ir.Reductions;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.lower.LossRecipe;
import dev.lathe.processor.lower.Misfit;
import dev.lathe.processor.lower.Scope;
import dev.lathe.processor.spec.Checks;
import dev.lathe.processor.spec.Options;
import java.util.ArrayList;
import java.util.List;

/**
 * Minus the log-probability of all alignments of a target with a sequence (Graves et al., 2006), written out place by place. Operands: log-probabilities
 * batch x length x classes, targets batch x labels, all of their labels counting. torch.nn.CTCLoss.
 */
public final class CTCLoss implements LossRecipe {
  private static final double NEVER = -1e30;

  @Override
  public Target target() {
    return Target.CLASS;
  }

  @Override
  public void check(Options options, Checks checks) {
    checks.notNegative("blank");
  }

  @Override
  public Shape targetShape(Options options, Shape output) {
    throw new Misfit(
        Code.L106,
        "@CTCLoss on a field, since the class says nothing of the target's length",
        "@CTCLoss on the class",
        "declare @CTCLoss Loss ctc; and Tensor loss(Tensor output, @Tokens(8) Tensor target)",
        null);
  }

  @Override
  public Value lower(Scope scope, Options options, List<Value> operands) {
    Value x = operands.get(0);
    Value target = operands.get(1);
    int labels = labels(x.shape(), target.shape());
    int length = x.shape().extent(1).count();
    Value states = states(x, target, labels, options.integer("blank"));
    Value skips = skips(target, labels);
    Value alpha = states
        .slice(1, 0, 1)
        .flatten(1, 2)
        .map(
            "begin",
            p -> new Expr.Select(
                Expr.binary(BinaryFunction.GREATER, new Expr.Position(1), Expr.of(1)),
                Expr.of(NEVER),
                p));
    for (int place = 1; place < length; place++) {
      alpha = next(alpha, states.slice(1, place, 1).flatten(1, 2), skips);
    }
    Value ends = alpha.slice(1, 2 * labels - 1, 2);
    Value terms = logSum(ends).negate();
    return Reduced.isSum(options) ? terms.sum() : terms.mean().mul(1.0 / labels);
  }

  private static int labels(Shape x, Shape target) {
    if (x.rank() != 3 || target.rank() != 2) {
      throw new Misfit(
          Code.L106,
          "log-probabilities of batch x length x classes and targets of batch x labels",
          x + " and " + target,
          "declare the target with @Tokens(8), say",
          null);
    }
    return target.extent(1).count();
  }

  /** Log-probabilities of blank, label, blank, ...: batch x length x states. */
  private static Value states(Value x, Value target, int labels, int blank) {
    Extent batch = x.shape().extent(0);
    Value chosen = x.reshape(new Shape(
            List.of(batch, x.shape().extent(1), Extent.of(1), x.shape().extent(2))))
        .zip(
            "choose",
            target.reshape(
                new Shape(List.of(batch, Extent.of(1), Extent.of(labels), Extent.of(1)))),
            (p, label) -> new Expr.Select(
                Expr.binary(BinaryFunction.EQUAL, label, new Expr.Position(3)), p, Expr.of(0)))
        .sum(3)
        .flatten(2, 3);
    Value blanks = x.slice(2, blank, 1);
    List<Value> states = new ArrayList<>(List.of(blanks));
    for (int label = 0; label < labels; label++) {
      states.add(chosen.slice(2, label, 1));
      states.add(blanks);
    }
    return Value.concat(2, states);
  }

  /** 0 where a state may follow the one two before, very little where it may not: batch x states. */
  private static Value skips(Value target, int labels) {
    Value number = target.map("label", label -> label.add(Expr.of(1))); // a float, to be cut
    List<Value> skips = new ArrayList<>();
    Value never = number.slice(1, 0, 1).map("never", label -> Expr.of(NEVER));
    skips.add(never);
    skips.add(never);
    for (int label = 1; label < labels; label++) {
      skips.add(never);
      skips.add(number
          .slice(1, label, 1)
          .zip(
              "skip",
              number.slice(1, label - 1, 1),
              (a, b) -> new Expr.Select(
                  Expr.binary(BinaryFunction.EQUAL, a, b), Expr.of(NEVER), Expr.of(0))));
    }
    skips.add(never);
    return Value.concat(1, skips);
  }

  private static Value next(Value alpha, Value probabilities, Value skips) {
    int count = alpha.shape().extent(1).count();
    Value one = shifted(alpha, 1, count);
    Value two = shifted(alpha, 2, count).add(skips);
    List<Extent> column = new ArrayList<>(alpha.shape().extents());
    column.add(Extent.of(1));
    Shape shape = new Shape(column);
    Value all =
        Value.concat(2, List.of(alpha.reshape(shape), one.reshape(shape), two.reshape(shape)));
    Value largest = all.max(2).detach();
    Value sum = all.sub(largest).exp().sum(2).log().add(largest).flatten(1, 2);
    return sum.add(probabilities);
  }

  /** The states so many before. */
  private static Value shifted(Value alpha, int by, int count) {
    Value moved = alpha.slice(1, 0, count - by).pad(1, by, 0);
    return moved.map(
        "shift",
        x -> new Expr.Select(
            Expr.binary(BinaryFunction.LESS, new Expr.Position(1), Expr.of(by)),
            Expr.of(NEVER),
            x));
  }

  private static Value logSum(Value x) {
    Value largest = x.max(1).detach();
    return Reductions.sum(x.sub(largest).exp(), List.of(1)).log().add(largest);
  }
}
