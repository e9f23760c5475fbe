package dev.lathe.processor.pass;

import dev.lathe.processor.ir.Derivative;
import dev.lathe.processor.ir.ElementType;
import dev.lathe.processor.ir.Expr;
import dev.lathe.processor.ir.Expr.BinaryFunction;
import dev.lathe.processor.ir.Exprs;
import dev.lathe.processor.ir.IndexOp;
import dev.lathe.processor.ir.Op;
import dev.lathe.processor.ir.Reductions;
import dev.lathe.processor.ir.ScanOp;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.ir.WindowOp;
import dev.lathe.processor.pass.GradientRule.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The gradient of every operation, one entry each; {@link Differentiate} knows none of them. */
final class GradientRules {
  private static final GradientRule NONE = site -> List.of();

  static final Map<Class<? extends Op>, GradientRule> TABLE = Map.ofEntries(
      Map.entry(Op.Input.class, NONE),
      Map.entry(Op.Read.class, NONE),
      Map.entry(Op.Constant.class, NONE),
      Map.entry(Op.Random.class, NONE),
      Map.entry(Op.Assign.class, NONE),
      Map.entry(Op.Pointwise.class, GradientRules::pointwise),
      Map.entry(Op.Reduce.class, GradientRules::reduce),
      Map.entry(Op.Standardize.class, GradientRules::standardize),
      Map.entry(Op.MatMul.class, GradientRules::matMul),
      Map.entry(Op.Reshape.class, GradientRules::reshape),
      Map.entry(IndexOp.Permute.class, IndexGradients::permute),
      Map.entry(IndexOp.Slice.class, IndexGradients::slice),
      Map.entry(IndexOp.Pad.class, IndexGradients::pad),
      Map.entry(IndexOp.Concat.class, IndexGradients::concat),
      Map.entry(IndexOp.Gather.class, IndexGradients::gather),
      Map.entry(IndexOp.ScatterAdd.class, IndexGradients::scatterAdd),
      Map.entry(WindowOp.Convolve.class, WindowGradients::convolve),
      Map.entry(WindowOp.ConvolveInput.class, WindowGradients::convolveInput),
      Map.entry(WindowOp.ConvolveWeight.class, WindowGradients::convolveWeight),
      Map.entry(WindowOp.Pool.class, WindowGradients::pool),
      Map.entry(WindowOp.Unpool.class, WindowGradients::unpool),
      Map.entry(ScanOp.Scan.class, ScanGradient::of),
      Map.entry(ScanOp.Result.class, NONE)); // the walk gathers them for the scan

  private GradientRules() {}

  /** dx_i = sum over broadcast axes of dy ∂f/∂x_i. */
  private static List<Optional<Value>> pointwise(Site site) {
    List<Optional<Value>> gradients = new ArrayList<>();
    for (int argument = 0; argument < site.inputs().size(); argument++) {
      boolean flows =
          site.wanted().test(argument) && site.inputs().get(argument).type() == ElementType.FLOAT;
      gradients.add(flows ? byArgument(site, argument) : Optional.empty());
    }
    return gradients;
  }

  private static Optional<Value> byArgument(Site site, int argument) {
    Expr expr = ((Op.Pointwise) site.node().op()).expr();
    int count = site.inputs().size();
    Expr slope = recall(Derivative.by(expr, argument), expr, Expr.arg(count));
    if (slope.isConst(0)) {
      return Optional.empty();
    }
    List<Value> operands = new ArrayList<>(site.inputs());
    operands.add(site.output());
    operands.add(site.gradient());
    Expr product = Expr.arg(count + 1).mul(slope);
    Value full = site.builder().pointwise(site.label(), product, site.node().shape(), operands);
    return Optional.of(
        full.sumTo(site.label(argument), site.inputs().get(argument).shape()));
  }

  /** Where the derivative repeats the expression itself, the value that was computed forward is read instead. */
  private static Expr recall(Expr slope, Expr expr, Expr output) {
    return Exprs.operands(expr).isEmpty() ? slope : Exprs.replace(slope, expr, output);
  }

  /** A sum hands its gradient to every element; a maximum to the elements that reached it, in equal parts. */
  private static List<Optional<Value>> reduce(Site site) {
    Value x = site.inputs().get(0);
    if (((Op.Reduce) site.node().op()).fold() == Op.Reduce.Fold.SUM) {
      return List.of(Optional.of(site.builder()
          .pointwise(site.label(), Expr.arg(0), x.shape(), List.of(site.gradient()))));
    }
    Value reached = x.equalTo(site.output());
    Value share = site.gradient().div(reached.sumTo("reached", site.output().shape()));
    Expr chosen = new Expr.Select(
        Expr.binary(BinaryFunction.GREATER, Expr.arg(0), Expr.of(0)), Expr.arg(1), Expr.of(0));
    return List.of(Optional.of(
        site.builder().pointwise(site.label(), chosen, x.shape(), List.of(reached, share))));
  }

  /** dx = factor (dy - mean(dy) - y mean(dy y)), means over the axes: torch.nn.BatchNorm2d and LayerNorm have the same. */
  private static List<Optional<Value>> standardize(Site site) {
    List<Integer> axes = ((Op.Standardize) site.node().op()).axes();
    Value dy = site.gradient();
    Value y = site.output();
    Value mean = Reductions.mean(dy, axes);
    Value slope = Reductions.mean(dy.mul(y), axes);
    Expr inner = Expr.arg(1).sub(Expr.arg(2)).sub(Expr.arg(3).mul(Expr.arg(4)));
    Value dx = site.builder()
        .pointwise(
            site.label(0),
            Expr.arg(0).mul(inner),
            y.shape(),
            List.of(site.inputs().get(2), dy, mean, y, slope));
    return List.of(Optional.of(dx), Optional.empty(), Optional.empty());
  }

  private static List<Optional<Value>> matMul(Site site) {
    Op.MatMul op = (Op.MatMul) site.node().op();
    Value left = site.inputs().get(0);
    Value right = site.inputs().get(1);
    Value dy = site.gradient();
    Supplier<Value> byLeft = op.transposeLeft()
        ? () -> right.matmul(site.label(0), dy, op.transposeRight(), true)
        : () -> dy.matmul(site.label(0), right, false, !op.transposeRight());
    Supplier<Value> byRight = op.transposeRight()
        ? () -> dy.matmul(site.label(1), left, true, op.transposeLeft())
        : () -> left.matmul(site.label(1), dy, !op.transposeLeft(), false);
    return List.of(when(site, 0, byLeft), when(site, 1, byRight));
  }

  private static List<Optional<Value>> reshape(Site site) {
    return List.of(Optional.of(site.gradient().reshape(site.inputs().get(0).shape())));
  }

  static Optional<Value> when(Site site, int input, Supplier<Value> gradient) {
    return site.wanted().test(input) ? Optional.of(gradient.get()) : Optional.empty();
  }
}
