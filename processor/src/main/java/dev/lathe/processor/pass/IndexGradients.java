package dev.lathe.processor.pass;

import dev.lathe.processor.ir.IndexOp;
import dev.lathe.processor.ir.Op;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.pass.GradientRule.Site;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gradients of operations that move elements: each goes back the way it came. */
final class IndexGradients {
  private IndexGradients() {}

  static List<Optional<Value>> permute(Site site) {
    IndexOp.Permute op = (IndexOp.Permute) site.node().op();
    return one(site, op.inverse(), List.of(site.gradient()));
  }

  static List<Optional<Value>> slice(Site site) {
    IndexOp.Slice op = (IndexOp.Slice) site.node().op();
    int extent = shape(site, 0).extent(op.axis()).count();
    int after = extent - op.from() - (op.count() - 1) * op.step() - 1;
    return one(
        site, new IndexOp.Pad(op.axis(), op.from(), after, op.step()), List.of(site.gradient()));
  }

  static List<Optional<Value>> pad(Site site) {
    IndexOp.Pad op = (IndexOp.Pad) site.node().op();
    int count = shape(site, 0).extent(op.axis()).count();
    return one(
        site,
        new IndexOp.Slice(op.axis(), op.before(), count, op.step()),
        List.of(site.gradient()));
  }

  static List<Optional<Value>> concat(Site site) {
    int axis = ((IndexOp.Concat) site.node().op()).axis();
    List<Optional<Value>> gradients = new ArrayList<>();
    int from = 0;
    for (int input = 0; input < site.inputs().size(); input++) {
      int count = shape(site, input).extent(axis).count();
      int start = from;
      gradients.add(
          GradientRules.when(site, input, () -> site.gradient().slice(axis, start, count)));
      from += count;
    }
    return gradients;
  }

  static List<Optional<Value>> gather(Site site) {
    int axis = ((IndexOp.Gather) site.node().op()).axis();
    Op scatter = new IndexOp.ScatterAdd(axis, shape(site, 0).extent(axis).count());
    return List.of(
        one(site, scatter, List.of(site.gradient(), site.inputs().get(1))).get(0),
        Optional.empty());
  }

  static List<Optional<Value>> scatterAdd(Site site) {
    int axis = ((IndexOp.ScatterAdd) site.node().op()).axis();
    Op gather = new IndexOp.Gather(axis);
    return List.of(
        one(site, gather, List.of(site.gradient(), site.inputs().get(1))).get(0), Optional.empty());
  }

  private static Shape shape(Site site, int input) {
    return site.inputs().get(input).shape();
  }

  private static List<Optional<Value>> one(Site site, Op op, List<Value> inputs) {
    return List.of(Optional.of(site.builder().append(site.label(), op, inputs)));
  }
}
