package dev.lathe.processor.backend.api;

import dev.lathe.processor.ir.Convolution;
import dev.lathe.processor.ir.Graph;
import dev.lathe.processor.ir.Node;
import dev.lathe.processor.ir.Op;
import dev.lathe.processor.ir.ScanOp;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.WindowOp;
import java.util.Objects;
import java.util.function.Predicate;

/** Counts the multiply-adds of products and convolutions for one example; nothing else of a network comes near them. */
final class MultiplyAdds {
  private final Graph graph;

  private MultiplyAdds(Graph graph) {
    this.graph = graph;
  }

  /** Those of some nodes; a node that is a loop counts with what is in it. */
  static long of(Graph graph, Predicate<Node> which) {
    MultiplyAdds counter = new MultiplyAdds(graph);
    return graph.nodes().stream().filter(which).mapToLong(counter::of).sum();
  }

  private long of(Node node) {
    if (node.op() instanceof Op.MatMul product) {
      return size(node.shape()) * product.inner(input(node, 0)).count();
    }
    if (node.op() instanceof ScanOp.Scan scan) {
      return scan.length() * of(scan.body(), any -> true);
    }
    if (node.op() instanceof WindowOp.Convolve op) {
      return ofConvolution(op.how(), node.shape(), input(node, 1));
    }
    return node.op() instanceof WindowOp.ConvolveInput op
        ? ofConvolution(op.how(), input(node, 0), input(node, 1))
        : 0;
  }

  /** Every weight of a channel is used at each of its places, on the side that has fewer. */
  private static long ofConvolution(Convolution how, Shape places, Shape weight) {
    return size(places) * size(weight) / how.layout().known(places).extent(1).count();
  }

  private Shape input(Node node, int number) {
    String name = node.inputs().get(number);
    return Objects.requireNonNull(graph.byName().get(name), name).shape();
  }

  private static long size(Shape shape) {
    return shape.size().count();
  }
}
