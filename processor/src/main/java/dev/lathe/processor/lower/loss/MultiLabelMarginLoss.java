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
import dev.lathe.processor.spec.Options;
import dev.lathe.processor.spec.TargetNumbers;
import java.util.List;

/**
 * Σ over classes y of the example and others i of max(0, 1 - x[y] + x[i]) / classes. The target lists the classes of the example and ends at the first
 * negative number. torch.nn.MultiLabelMarginLoss.
 */
public final class MultiLabelMarginLoss implements LossRecipe {
  @Override
  public Target target() {
    return Target.CLASS;
  }

  @Override
  public Shape targetShape(Options options, Shape output) {
    ClassScores.targetShape(options, output);
    return output;
  }

  @Override
  public TargetNumbers numbers(Options options, Shape output) {
    return new TargetNumbers(output.last().count(), -1);
  }

  @Override
  public Value lower(Scope scope, Options options, List<Value> operands) {
    Value output = operands.get(0);
    Value target = operands.get(1);
    if (!target.shape().equals(targetShape(options, output.shape()))) {
      throw Misfit.ofShape(
          Code.L106,
          "as many class numbers as there are scores, -1 behind the last",
          output.shape() + " and " + target.shape(),
          "declare the target with @Tokens(" + output.shape().last() + ")");
    }
    ClassScores.requireClasses(options, target);
    Value right = right(target);
    Value score = right.matmul("scores", column(output), false, false);
    Value listed = right.sum("listed", 2);
    Value others = right.max(1).map("others", x -> Expr.of(1).sub(x));
    Value terms = Reductions.sum(margins(row(output), score, listed, others), List.of(1, 2));
    return Reduced.of(options, terms.mul(1.0 / output.shape().last().count()));
  }

  /** 1 where the class that stands at a place of the list is the one of the column: batch x places x classes. */
  private static Value right(Value target) {
    Value ends = column(target).zip("ended", column(endsBefore(target)), MultiLabelMarginLoss::end);
    Expr same = Expr.binary(BinaryFunction.EQUAL, Expr.arg(0), new Expr.Position(2));
    Shape square = ends.shape().with(2, ends.shape().extent(1));
    Expr one = new Expr.Select(same, Expr.of(1), Expr.of(0));
    return target.builder().pointwise("right", one, square, List.of(ends));
  }

  /** The class, or a negative number behind the end of the list. */
  private static Expr end(Expr label, Expr endsBefore) {
    return new Expr.Select(
        Expr.binary(BinaryFunction.GREATER, endsBefore, Expr.of(0)), Expr.of(-1), label);
  }

  /** How many negative numbers stand at a place or before it. */
  private static Value endsBefore(Value target) {
    Value negative = target.map(
        "negative",
        label -> new Expr.Select(
            Expr.binary(BinaryFunction.LESS, label, Expr.of(0)), Expr.of(1), Expr.of(0)));
    int places = target.shape().last().count();
    Expr notAfter = new Expr.Select(
        Expr.binary(BinaryFunction.GREATER, new Expr.Position(0), new Expr.Position(1)),
        Expr.of(0),
        Expr.of(1));
    Value triangle =
        target.builder().pointwise("notAfter", notAfter, Shape.of(places, places), List.of());
    return negative.matmul("ends", triangle, false, false);
  }

  /** How far every other class comes within 1 of each class of the example. */
  private static Value margins(Value output, Value score, Value listed, Value others) {
    Expr margin =
        Expr.binary(BinaryFunction.MAX, Expr.of(1).sub(Expr.arg(1)).add(Expr.arg(0)), Expr.of(0));
    Shape shape = score.shape().broadcastWith(output.shape());
    return output
        .builder()
        .pointwise(
            "margins",
            margin.mul(Expr.arg(2)).mul(Expr.arg(3)),
            shape,
            List.of(output, score, listed, others));
  }

  private static Value row(Value value) {
    return value.reshape(
        new Shape(List.of(value.shape().extent(0), Extent.of(1), value.shape().extent(1))));
  }

  private static Value column(Value value) {
    return value.reshape(
        new Shape(List.of(value.shape().extent(0), value.shape().extent(1), Extent.of(1))));
  }
}
