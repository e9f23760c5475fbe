package dev.lathe.processor.lower.loss;

import dev.lathe.processor.ir.Expr;
import dev.lathe.processor.ir.Expr.BinaryFunction;
import dev.lathe.processor.ir.Expr.UnaryFunction;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.lower.LossRecipe;
import dev.lathe.processor.lower.Misfit;
import dev.lathe.processor.lower.Scope;
import dev.lathe.processor.lower.layer.Formulas;
import dev.lathe.processor.spec.Checks;
import dev.lathe.processor.spec.Options;
import java.util.List;
import java.util.Map;

/**
 * A loss that is one expression of each element of output and target.
 *
 * @param label what its kernel is called
 * @param term of options, output and target
 */
public record Pointwise(String label, Term term) implements LossRecipe {
  /** One element's part of the loss. */
  public interface Term {
    Expr of(Options options, Expr output, Expr target);
  }

  /** Each with the torch.nn class of its name. */
  public static final Map<String, LossRecipe> TABLE = Map.ofEntries(
      of("MSELoss", (options, x, y) -> square(x.sub(y))),
      of("L1Loss", (options, x, y) -> abs(x.sub(y))),
      of("SmoothL1Loss", (options, x, y) -> smooth(x.sub(y), options.number("beta"))),
      of("HuberLoss", (options, x, y) -> huber(x.sub(y), options.number("delta"))),
      of("BCELoss", (options, x, y) -> crossEntropy(x, y)),
      of("SoftMarginLoss", (options, x, y) -> softplus(y.mul(x).negate())),
      of("HingeEmbeddingLoss", (options, x, y) -> hinge(x, y, options.number("margin"))),
      of("PoissonNLLLoss", Pointwise::poisson),
      of("FocalLoss", Pointwise::focal));

  private static Map.Entry<String, LossRecipe> of(String name, Term term) {
    String label = name.equals("MSELoss")
        ? "squaredError"
        : name.substring(0, 1).toLowerCase(java.util.Locale.ROOT) + name.substring(1);
    return Map.entry(name, new Pointwise(label, term));
  }

  @Override
  public void check(Options options, Checks checks) {
    for (String member : List.of("beta", "delta", "eps")) {
      if (options.values().containsKey(member)) {
        checks.notNegative(member);
      }
    }
    Weights.check(options, Weights.WEIGHT, checks);
    if (options.values().containsKey("delta")) {
      checks.positive("delta");
    }
    if (options.values().containsKey("gamma")) {
      checks
          .notNegative("gamma")
          .require(
              options.number("alpha") <= 1,
              "alpha",
              "to be at most 1",
              "write a share, or -1 for none");
    }
  }

  @Override
  public Value lower(Scope scope, Options options, List<Value> operands) {
    requireAlike(operands);
    Value terms = operands.get(0).zip(label, operands.get(1), (x, y) -> term.of(options, x, y));
    return Reduced.of(options, Weights.weigh(options, terms));
  }

  /** Refuses operands of different shapes. */
  static void requireAlike(List<Value> operands) {
    for (Value operand : operands) {
      if (!operand.shape().equals(operands.get(0).shape())) {
        throw Misfit.ofShape(
            dev.lathe.processor.diag.Code.L106,
            "output and target of one shape",
            operands.get(0).shape() + " and " + operand.shape(),
            "make the two agree");
      }
    }
  }

  private static Expr square(Expr x) {
    return x.mul(x);
  }

  private static Expr abs(Expr x) {
    return Expr.unary(UnaryFunction.ABS, x);
  }

  private static Expr half(Expr x) {
    return x.mul(Expr.of(0.5));
  }

  private static Expr less(Expr x, double bound, Expr whenTrue, Expr whenFalse) {
    return new Expr.Select(
        Expr.binary(BinaryFunction.LESS, x, Expr.of(bound)), whenTrue, whenFalse);
  }

  private static Expr smooth(Expr error, double beta) {
    Expr size = abs(error);
    return beta == 0
        ? size
        : less(size, beta, half(square(error)).div(Expr.of(beta)), size.sub(Expr.of(beta / 2)));
  }

  private static Expr huber(Expr error, double delta) {
    Expr size = abs(error);
    return less(size, delta, half(square(error)), Expr.of(delta).mul(size.sub(Expr.of(delta / 2))));
  }

  /** Logarithms are not taken below -100, as in PyTorch. */
  private static Expr crossEntropy(Expr x, Expr y) {
    Expr one = Expr.of(1);
    return y.mul(bounded(x)).add(one.sub(y).mul(bounded(one.sub(x)))).negate();
  }

  private static Expr bounded(Expr x) {
    return Expr.binary(BinaryFunction.MAX, Expr.unary(UnaryFunction.LOG, x), Expr.of(-100));
  }

  /** log(1 + eˣ) without overflow. */
  static Expr softplus(Expr x) {
    return Formulas.logSigmoid(x.negate()).negate();
  }

  private static Expr hinge(Expr x, Expr y, double margin) {
    Expr far = Expr.binary(BinaryFunction.MAX, Expr.of(margin).sub(x), Expr.of(0));
    return new Expr.Select(Expr.binary(BinaryFunction.GREATER, y, Expr.of(0)), x, far);
  }

  private static Expr poisson(Options options, Expr x, Expr y) {
    Expr eps = Expr.of(options.number("eps"));
    Expr loss = options.flag("logInput")
        ? Expr.unary(UnaryFunction.EXP, x).sub(y.mul(x))
        : x.sub(y.mul(Expr.unary(UnaryFunction.LOG, x.add(eps))));
    return options.flag("full") ? loss.add(stirling(y)) : loss;
  }

  /** log y! for y above 1, nearly. */
  private static Expr stirling(Expr y) {
    Expr log = Expr.unary(UnaryFunction.LOG, y);
    Expr sum = y.mul(log)
        .sub(y)
        .add(half(Expr.unary(UnaryFunction.LOG, Expr.of(2 * Math.PI).mul(y))));
    return new Expr.Select(Expr.binary(BinaryFunction.GREATER, y, Expr.of(1)), sum, Expr.of(0));
  }

  /** Binary cross-entropy of logits, less for what is easy. torchvision.ops.sigmoid_focal_loss. */
  private static Expr focal(Options options, Expr x, Expr y) {
    Expr one = Expr.of(1);
    Expr p = Formulas.sigmoid(x);
    Expr entropy = logits(x, y);
    Expr right = p.mul(y).add(one.sub(p).mul(one.sub(y)));
    double gamma = options.number("gamma");
    Expr wrong = one.sub(right);
    Expr hard = gamma == 2 ? square(wrong) : Expr.binary(BinaryFunction.POW, wrong, Expr.of(gamma));
    double alpha = options.number("alpha");
    Expr share = Expr.of(alpha).mul(y).add(Expr.of(1 - alpha).mul(one.sub(y)));
    Expr loss = entropy.mul(hard);
    return alpha >= 0 ? share.mul(loss) : loss;
  }

  /** -(y log σ(x) + (1 - y) log(1 - σ(x))). */
  static Expr logits(Expr x, Expr y) {
    return Expr.of(1).sub(y).mul(x).add(softplus(x.negate()));
  }
}
