package dev.lathe.processor.lower.loss;

import dev.lathe.processor.diag.Code;
import dev.lathe.processor.ir.Expr;
import dev.lathe.processor.ir.Expr.BinaryFunction;
import dev.lathe.processor.ir.Extent;
import dev.lathe.processor.ir.Op;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.lower.LossRecipe;
import dev.lathe.processor.lower.Misfit;
import dev.lathe.processor.lower.Scope;
import dev.lathe.processor.spec.Checks;
import dev.lathe.processor.spec.Options;
import java.util.List;

/**
 * Minus the logarithm of the target class's softmax, with class weights w and label smoothing s as torch.nn.CrossEntropyLoss has them: the sum
 * over examples and classes c of −w_c log p_c ((1 − s) [c is the target] + s / classes), divided by the sum of the targets' weights.
 */
public final class CrossEntropyLoss implements LossRecipe {
  @Override
  public void check(Options options, Checks checks) {
    checks.share("labelSmoothing");
    List<Double> weight = options.numbers("weight");
    boolean usable = weight.stream().allMatch(each -> each >= 0 && each < Double.POSITIVE_INFINITY);
    boolean any = weight.isEmpty() || weight.stream().anyMatch(each -> each > 0);
    checks.require(
        usable && any,
        "weight",
        "to be finite and at least 0, one of them above 0",
        "write one weight a class, 1 being usual");
  }

  @Override
  public Target target() {
    return Target.CLASS;
  }

  @Override
  public Shape targetShape(Options options, Shape output) {
    if (output.rank() != 2) {
      throw Misfit.ofShape(
          Code.L106,
          "an output of one score a class for @CrossEntropyLoss",
          output.perExample(),
          "put @Flatten before the last layer");
    }
    if (output.last().equals(Extent.of(1))) {
      throw Misfit.ofShape(
          Code.L106,
          "scores of at least two classes for @CrossEntropyLoss, whose loss is always 0 otherwise",
          output.perExample(),
          "give the last layer an output for each class, or use @MSELoss for a number");
    }
    int weights = options.numbers("weight").size();
    if (weights != 0 && weights != output.last().count()) {
      throw new Misfit(
          Code.L106,
          "one class weight for each of the " + output.last().count() + " outputs",
          weights + " weights",
          "give " + output.last().count() + " weights, or none",
          options.where("weight"));
    }
    return new Shape(List.of(Extent.BATCH));
  }

  @Override
  public Value lower(Scope scope, Options options, Value output, Value target) {
    Value shifted = output.sub(output.max(1).detach());
    Value logProbability =
        shifted.zip("logSoftmax", shifted.exp().sum("sumExp", 1).log(), Expr::sub);
    Value weighted = weigh(scope, options, logProbability);
    Value column = target.reshape(new Shape(List.of(Extent.BATCH, Extent.of(1))));
    Value terms = terms(options, weighted, column);
    return terms
        .sum("perExample", 1)
        .sum()
        .zip("mean", total(scope, options, output.shape(), column), Expr::div);
  }

  /** Smoothed one-hot targets times minus the weighted log-probabilities. */
  private static Value terms(Options options, Value weighted, Value target) {
    double smoothing = options.number("labelSmoothing");
    double elsewhere = smoothing / weighted.shape().last().count();
    return weighted.zip(
        "crossEntropy",
        target,
        (logProbability, label) -> new Expr.Select(
            Expr.binary(BinaryFunction.EQUAL, label, new Expr.Position(1)),
            logProbability.mul(Expr.of(-(1 - smoothing) - elsewhere)),
            logProbability.mul(Expr.of(-elsewhere))));
  }

  private static Value weigh(Scope scope, Options options, Value logProbability) {
    return options.numbers("weight").isEmpty()
        ? logProbability
        : logProbability.mul(weights(scope, options));
  }

  /** What the sum is divided by: the number of examples, or the sum of their classes' weights. */
  private static Value total(Scope scope, Options options, Shape output, Value target) {
    if (options.numbers("weight").isEmpty()) {
      return scope.builder().count(Extent.BATCH);
    }
    Expr ofTarget = new Expr.Select(
        Expr.binary(BinaryFunction.EQUAL, Expr.arg(0), new Expr.Position(1)),
        Expr.arg(1),
        Expr.of(0));
    List<Value> inputs = List.of(target, weights(scope, options));
    return scope
        .builder()
        .pointwise("targetWeight", ofTarget, output, inputs)
        .sum(1)
        .sum();
  }

  private static Value weights(Scope scope, Options options) {
    List<Double> values = options.numbers("weight");
    return scope
        .builder()
        .append("classWeights", new Op.Constant(values, Shape.of(values.size())), List.of());
  }
}
