package dev.lathe.processor.pass;

import static dev.lathe.processor.pass.GradientRules.when;

import dev.lathe.processor.ir.Extent;
import dev.lathe.processor.ir.Op;
import dev.lathe.processor.ir.Op.Reduce.Fold;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.ir.Window;
import dev.lathe.processor.ir.WindowOp;
import dev.lathe.processor.pass.GradientRule.Site;
import java.util.List;
import java.util.Optional;

/** The gradients of convolutions, which are convolutions, and of pooling. */
final class WindowGradients {
  private WindowGradients() {}

  static List<Optional<Value>> convolve(Site site) {
    WindowOp.Convolve op = (WindowOp.Convolve) site.node().op();
    Value x = site.inputs().get(0);
    Value weight = site.inputs().get(1);
    Value dy = site.gradient();
    List<Integer> extents = extents(x, op.windows());
    return List.of(
        when(
            site,
            0,
            () -> dy.convolveInput(site.label(0), weight, op.windows(), op.groups(), extents)),
        when(site, 1, () -> x.convolveWeight(site.label(1), dy, op.windows(), op.groups())));
  }

  static List<Optional<Value>> convolveInput(Site site) {
    WindowOp.ConvolveInput op = (WindowOp.ConvolveInput) site.node().op();
    Value x = site.inputs().get(0);
    Value weight = site.inputs().get(1);
    Value dy = site.gradient();
    return List.of(
        when(site, 0, () -> dy.convolve(site.label(0), weight, op.windows(), op.groups())),
        when(site, 1, () -> dy.convolveWeight(site.label(1), x, op.windows(), op.groups())));
  }

  static List<Optional<Value>> convolveWeight(Site site) {
    WindowOp.ConvolveWeight op = (WindowOp.ConvolveWeight) site.node().op();
    Value x = site.inputs().get(0);
    Value dy = site.inputs().get(1);
    Value weight = site.gradient();
    List<Integer> extents = extents(x, op.windows());
    return List.of(
        when(
            site,
            0,
            () -> dy.convolveInput(site.label(0), weight, op.windows(), op.groups(), extents)),
        when(site, 1, () -> x.convolve(site.label(1), weight, op.windows(), op.groups())));
  }

  static List<Optional<Value>> pool(Site site) {
    WindowOp.Pool op = (WindowOp.Pool) site.node().op();
    Value x = site.inputs().get(0);
    Op unpool = new WindowOp.Unpool(op.fold(), op.windows(), extents(x, op.windows()));
    List<Value> operands =
        op.fold() == Fold.SUM ? List.of(site.gradient()) : List.of(site.gradient(), x);
    return List.of(Optional.of(site.builder().append(site.label(0), unpool, operands)));
  }

  /** Of a sum only: the gradient of a maximum is the last of its kind, since nothing differentiates it again. */
  static List<Optional<Value>> unpool(Site site) {
    WindowOp.Unpool op = (WindowOp.Unpool) site.node().op();
    if (op.fold() != Fold.SUM) {
      throw new UnsupportedOperationException("the second derivative of a maximum over windows");
    }
    return List.of(Optional.of(site.gradient().pool(Fold.SUM, op.windows())));
  }

  private static List<Integer> extents(Value x, List<Window> windows) {
    int rank = x.shape().rank();
    return x.shape().extents().subList(rank - windows.size(), rank).stream()
        .map(Extent::count)
        .toList();
  }
}
