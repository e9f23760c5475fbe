package dev.lathe.processor.pass;

import static dev.lathe.processor.pass.GradientRules.when;

import dev.lathe.processor.ir.Convolution;
import dev.lathe.processor.ir.Extent;
import dev.lathe.processor.ir.Layout;
import dev.lathe.processor.ir.Op;
import dev.lathe.processor.ir.Op.Reduce.Fold;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.ir.WindowOp;
import dev.lathe.processor.pass.GradientRule.Site;
import java.util.List;
import java.util.Optional;

/** The gradients of convolutions, which are convolutions, and of pooling. */
final class WindowGradients {
  private WindowGradients() {}

  static List<Optional<Value>> convolve(Site site) {
    Convolution how = ((WindowOp.Convolve) site.node().op()).how();
    Value x = site.inputs().get(0);
    Value weight = site.inputs().get(1);
    Value dy = site.gradient();
    List<Integer> extents = extents(x, how.layout(), how.windows().size());
    return List.of(
        when(site, 0, () -> dy.convolveInput(site.label(0), weight, how, extents)),
        when(site, 1, () -> x.convolveWeight(site.label(1), dy, how)));
  }

  static List<Optional<Value>> convolveInput(Site site) {
    Convolution how = ((WindowOp.ConvolveInput) site.node().op()).how();
    Value x = site.inputs().get(0);
    Value weight = site.inputs().get(1);
    Value dy = site.gradient();
    return List.of(
        when(site, 0, () -> dy.convolve(site.label(0), weight, how)),
        when(site, 1, () -> dy.convolveWeight(site.label(1), x, how)));
  }

  static List<Optional<Value>> convolveWeight(Site site) {
    Convolution how = ((WindowOp.ConvolveWeight) site.node().op()).how();
    Value x = site.inputs().get(0);
    Value dy = site.inputs().get(1);
    Value weight = site.gradient();
    List<Integer> extents = extents(x, how.layout(), how.windows().size());
    return List.of(
        when(site, 0, () -> dy.convolveInput(site.label(0), weight, how, extents)),
        when(site, 1, () -> x.convolve(site.label(1), weight, how)));
  }

  static List<Optional<Value>> pool(Site site) {
    WindowOp.Pool op = (WindowOp.Pool) site.node().op();
    Value x = site.inputs().get(0);
    Op unpool = new WindowOp.Unpool(op, extents(x, op.layout(), op.windows().size()));
    List<Value> operands =
        op.fold() == Fold.SUM ? List.of(site.gradient()) : List.of(site.gradient(), x);
    return List.of(Optional.of(site.builder().append(site.label(0), unpool, operands)));
  }

  /** Of a sum only: the gradient of a maximum is the last of its kind, since nothing differentiates it again. */
  static List<Optional<Value>> unpool(Site site) {
    WindowOp.Pool pool = ((WindowOp.Unpool) site.node().op()).pool();
    if (pool.fold() != Fold.SUM) {
      throw new UnsupportedOperationException("the second derivative of a maximum over windows");
    }
    return List.of(Optional.of(site.builder().append("pool", pool, List.of(site.gradient()))));
  }

  private static List<Integer> extents(Value x, Layout layout, int windows) {
    List<Extent> known = layout.known(x.shape()).extents();
    return known.subList(known.size() - windows, known.size()).stream()
        .map(Extent::count)
        .toList();
  }
}
