package dev.lathe.processor.lower.loss;

import dev.lathe.processor.diag.Code;
import dev.lathe.processor.ir.ElementType;
import dev.lathe.processor.ir.Expr;
import dev.lathe.processor.ir.Expr.BinaryFunction;
import dev.lathe.processor.ir.Extent;
import dev.lathe.processor.ir.Op;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.lower.LossRecipe;
import dev.lathe.processor.lower.Misfit;
import dev.lathe.processor.lower.Scope;
import dev.lathe.processor.lower.layer.Softmax;
import dev.lathe.processor.spec.Checks;
import dev.lathe.processor.spec.Options;
import dev.lathe.processor.spec.TargetNumbers;
import java.util.ArrayList;
import java.util.List;

/**
 * Minus the log-probability of the right class, smoothed towards all classes, weighted by class. torch.nn.CrossEntropyLoss, NLLLoss.
 *
 * @param ofScores whether the output is scores, of which the logarithm of the softmax is taken first
 */
public record CrossEntropyLoss(boolean ofScores) implements LossRecipe {
  @Override
  public void check(Options options, Checks checks) {
    if (ofScores) {
      checks.share("labelSmoothing");
    }
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
    String name = "@" + options.name();
    if (output.rank() < 2) {
      throw Misfit.ofShape(
          Code.L106,
          "an output of one score a class for " + name,
          output.perExample(),
          "give the network an output for each class");
    }
    int axis = axis(options, output);
    int classes = output.extent(axis).count();
    if (classes == 1) {
      throw Misfit.ofShape(
          Code.L106,
          "scores of at least two classes for " + name + ", whose loss is always 0 otherwise",
          output.perExample(),
          "give the last layer an output for each class, or use @MSELoss for a number");
    }
    int weights = options.numbers("weight").size();
    if (weights != 0 && weights != classes) {
      throw new Misfit(
          Code.L106,
          "one class weight for each of the " + classes + " outputs",
          weights + " weights",
          "give " + classes + " weights, or none",
          options.where("weight"));
    }
    List<Extent> extents = new ArrayList<>(output.extents());
    extents.remove(axis);
    return new Shape(extents);
  }

  @Override
  public TargetNumbers numbers(Options options, Shape output) {
    int classes = output.extent(axis(options, output)).count();
    return new TargetNumbers(classes, ignores(options) ? options.integer("ignoreIndex") : 0);
  }

  /** The axis of the classes: the last, or as PyTorch has it 1. */
  private static int axis(Options options, Shape output) {
    int written = options.integer("dim");
    int axis = written < 0 ? written + output.rank() : written;
    if (axis >= 1 && axis < output.rank()) {
      return axis;
    }
    throw new Misfit(
        Code.L110,
        "dim of @" + options.name() + " to be a dimension of an example of the output",
        Integer.toString(written),
        "write -1 for the last, 1 for channels",
        options.where("dim"));
  }

  @Override
  public Value lower(Scope scope, Options options, List<Value> operands) {
    Value output = operands.get(0);
    Shape wanted = targetShape(options, output.shape());
    boolean shares = ofScores
        && operands.get(1).type() == ElementType.FLOAT
        && operands.get(1).shape().equals(output.shape());
    if (shares) {
      return ofShares(options, output, operands.get(1));
    }
    if (!operands.get(1).shape().equals(wanted)) {
      throw Misfit.ofShape(
          Code.L106,
          "one class number for each place, " + wanted,
          operands.get(1).shape().toString(),
          ofScores
              ? "declare the target with @Tokens, or as shares of all classes with @Input"
              : "declare the target with @Tokens");
    }
    ClassScores.requireClasses(options, operands.get(1));
    Value rows = rows(output, axis(options, output.shape()));
    Value column =
        operands.get(1).reshape(new Shape(List.of(rows.shape().extent(0), Extent.of(1))));
    Value logProbability = ofScores ? Softmax.logarithm(rows, 1) : rows;
    Value weighted = weigh(options, logProbability);
    Value sum = terms(options, weighted, column).sum("perExample", 1).sum();
    return Reduced.isSum(options)
        ? sum
        : sum.zip("mean", total(options, rows.shape(), column), Expr::div);
  }

  /** With shares of all classes in place of class numbers; the mean is over the places, whatever they weigh. */
  private static Value ofShares(Options options, Value output, Value target) {
    int axis = axis(options, output.shape());
    Value logProbability = weigh(options, Softmax.logarithm(rows(output, axis), 1));
    double smoothing = options.number("labelSmoothing");
    double elsewhere = smoothing / logProbability.shape().last().count();
    Value sum = logProbability
        .zip(
            "crossEntropy",
            rows(target, axis),
            (p, y) ->
                y.mul(Expr.of(1 - smoothing)).add(Expr.of(elsewhere)).mul(p).negate())
        .sum("perExample", 1)
        .sum();
    Value count = output.builder().count(logProbability.shape().extent(0));
    return Reduced.isSum(options) ? sum : sum.zip("mean", count, Expr::div);
  }

  /** One row of scores for each place, the classes last. */
  private static Value rows(Value output, int axis) {
    int rank = output.shape().rank();
    List<Integer> order = new ArrayList<>();
    for (int each = 0; each < rank; each++) {
      if (each != axis) {
        order.add(each);
      }
    }
    order.add(axis);
    return output.permute(order).flatten(0, rank - 2);
  }

  /** Smoothed one-hot targets times minus the weighted log-probabilities. */
  private Value terms(Options options, Value weighted, Value target) {
    double smoothing = ofScores ? options.number("labelSmoothing") : 0;
    double elsewhere = smoothing / weighted.shape().last().count();
    return weighted.zip(
        "crossEntropy",
        target,
        (logProbability, label) -> ignored(
            options,
            label,
            new Expr.Select(
                Expr.binary(BinaryFunction.EQUAL, label, new Expr.Position(1)),
                logProbability.mul(Expr.of(-(1 - smoothing) - elsewhere)),
                logProbability.mul(Expr.of(-elsewhere)))));
  }

  /** 0 where the class is the one that does not count, if there is one. */
  private static Expr ignored(Options options, Expr label, Expr term) {
    return ignores(options)
        ? new Expr.Select(
            Expr.binary(BinaryFunction.EQUAL, label, Expr.of(options.integer("ignoreIndex"))),
            Expr.of(0),
            term)
        : term;
  }

  private static boolean ignores(Options options) {
    return options.places().containsKey("ignoreIndex");
  }

  private static Value weigh(Options options, Value logProbability) {
    return options.numbers("weight").isEmpty()
        ? logProbability
        : logProbability.mul(weights(options, logProbability));
  }

  /** What the sum is divided by: the number of places that count, or the sum of their classes' weights. */
  private static Value total(Options options, Shape rows, Value target) {
    if (!options.numbers("weight").isEmpty()) {
      Expr ofTarget = new Expr.Select(
          Expr.binary(BinaryFunction.EQUAL, Expr.arg(0), new Expr.Position(1)),
          ignored(options, Expr.arg(0), Expr.arg(1)),
          Expr.of(0));
      return target
          .builder()
          .pointwise("targetWeight", ofTarget, rows, List.of(target, weights(options, target)))
          .sum(1)
          .sum();
    }
    return ignores(options)
        ? target.map("counts", label -> ignored(options, label, Expr.of(1))).sum()
        : target.builder().count(rows.extent(0));
  }

  private static Value weights(Options options, Value value) {
    List<Double> values = options.numbers("weight");
    return value
        .builder()
        .append("classWeights", new Op.Constant(values, Shape.of(values.size())), List.of());
  }
}
