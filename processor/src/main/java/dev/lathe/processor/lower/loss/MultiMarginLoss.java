package dev.lathe.processor.lower.loss;

import dev.lathe.processor.ir.Expr;
import dev.lathe.processor.ir.Expr.BinaryFunction;
import dev.lathe.processor.ir.Extent;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.lower.LossRecipe;
import dev.lathe.processor.lower.Scope;
import dev.lathe.processor.spec.Checks;
import dev.lathe.processor.spec.Options;
import java.util.List;

/** Σ over other classes of max(0, margin - x[y] + x[i])ᵖ / classes. torch.nn.MultiMarginLoss. */
public final class MultiMarginLoss implements LossRecipe {
  @Override
  public void check(Options options, Checks checks) {
    int p = options.integer("p");
    Weights.check(options, Weights.WEIGHT, checks);
    checks.finite("margin").require(p == 1 || p == 2, "p", "to be 1 or 2", "write 1");
  }

  @Override
  public Target target() {
    return Target.CLASS;
  }

  @Override
  public Shape targetShape(Options options, Shape output) {
    return ClassScores.targetShape(options, output);
  }

  @Override
  public Value lower(Scope scope, Options options, List<Value> operands) {
    Value output = operands.get(0);
    ClassScores.requireClasses(options, operands.get(1));
    ClassScores.requireOneEach(options, output.shape(), operands.get(1).shape());
    Value label =
        operands.get(1).reshape(new Shape(List.of(output.shape().extent(0), Extent.of(1))));
    Value right = ClassScores.chosen(output, label);
    double margin = options.number("margin");
    boolean squared = options.integer("p") == 2;
    Expr distance = Expr.binary(
        BinaryFunction.MAX, Expr.of(margin).sub(Expr.arg(2)).add(Expr.arg(0)), Expr.of(0));
    Expr term = new Expr.Select(
        Expr.binary(BinaryFunction.EQUAL, Expr.arg(1), new Expr.Position(1)),
        Expr.of(0),
        squared ? distance.mul(distance) : distance);
    Value terms =
        output.builder().pointwise("margins", term, output.shape(), List.of(output, label, right));
    Value perExample = terms.sum(1).mul(1.0 / output.shape().last().count());
    return Reduced.of(options, weighed(options, perExample, output, label));
  }

  /** Each example by its class's weight. */
  private static Value weighed(Options options, Value terms, Value output, Value label) {
    if (!Weights.has(options, Weights.WEIGHT)) {
      return terms;
    }
    Value constant = Weights.constant(options, Weights.WEIGHT, output);
    return terms.mul(ClassScores.chosen(constant.broadcast(output.shape()), label));
  }
}
