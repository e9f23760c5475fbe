package dev.lathe.processor.backend;

import dev.lathe.processor.ir.Convolution;
import dev.lathe.processor.ir.Extent;
import dev.lathe.processor.ir.Graph;
import dev.lathe.processor.ir.Node;
import dev.lathe.processor.ir.Op;
import dev.lathe.processor.ir.ScanOp;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.WindowOp;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

/**
 * Multiply-adds of products and convolutions; nothing else of a network comes near them.
 *
 * @param each for each example of a batch
 * @param once whatever the batch
 */
public record MultiplyAdds(long each, long once) {
  public static final MultiplyAdds NONE = new MultiplyAdds(0, 0);

  /** Those of some nodes; a node that is a loop counts with what is in it. */
  public static MultiplyAdds of(Graph graph, Predicate<Node> which) {
    Map<String, Node> nodes = graph.byName();
    return nodes.values().stream()
        .filter(which)
        .map(node -> of(node, nodes))
        .reduce(NONE, MultiplyAdds::plus);
  }

  /** Those of one node, given all by their names. */
  public static MultiplyAdds of(Node node, Map<String, Node> nodes) {
    if (node.op() instanceof Op.MatMul product) {
      return of(node.shape().size(), product.inner(input(nodes, node, 0)));
    }
    if (node.op() instanceof ScanOp.Scan scan) {
      return of(scan.body(), any -> true).times(scan.length());
    }
    if (node.op() instanceof WindowOp.Convolve op) {
      return ofConvolution(op.how(), node.shape(), input(nodes, node, 1));
    }
    if (node.op() instanceof WindowOp.ConvolveInput op) {
      return ofConvolution(op.how(), input(nodes, node, 0), input(nodes, node, 1));
    }
    return node.op() instanceof WindowOp.ConvolveWeight op
        ? ofConvolution(op.how(), input(nodes, node, 1), node.shape())
        : NONE;
  }

  /** Those for one example alone. */
  public long ofOne() {
    return each + once;
  }

  public MultiplyAdds plus(MultiplyAdds other) {
    return new MultiplyAdds(each + other.each, once + other.once);
  }

  private MultiplyAdds times(long count) {
    return new MultiplyAdds(count * each, count * once);
  }

  /** Every weight of a channel is used at each of its places, on the side that has fewer. */
  private static MultiplyAdds ofConvolution(Convolution how, Shape places, Shape weight) {
    long outputs = how.layout().known(places).extent(1).count();
    return of(places.size(), Extent.of((int) (weight.size().count() / outputs)));
  }

  private static MultiplyAdds of(Extent one, Extent other) {
    long count = (long) one.count() * other.count();
    return one.batched() || other.batched()
        ? new MultiplyAdds(count, 0)
        : new MultiplyAdds(0, count);
  }

  private static Shape input(Map<String, Node> nodes, Node node, int number) {
    String name = node.inputs().get(number);
    return Objects.requireNonNull(nodes.get(name), name).shape();
  }
}
