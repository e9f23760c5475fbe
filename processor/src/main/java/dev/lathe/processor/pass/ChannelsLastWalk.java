package dev.lathe.processor.pass;

import dev.lathe.processor.ir.Exprs;
import dev.lathe.processor.ir.Extent;
import dev.lathe.processor.ir.Graph;
import dev.lathe.processor.ir.IndexOp;
import dev.lathe.processor.ir.Layout;
import dev.lathe.processor.ir.Node;
import dev.lathe.processor.ir.Op;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.WindowOp;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** One graph on its way to {@link ChannelsLast}: nodes in order, each made of operands in the layout that it wants. */
final class ChannelsLastWalk {
  private static final Layout LAST = Layout.CHANNELS_LAST;

  private final Graph graph;
  private final Set<Node> convolutions;
  private final Set<String> weights;
  private final Map<String, Node> nodes = new LinkedHashMap<>();
  private final Set<String> last = new HashSet<>();
  private final Map<String, String> turned = new HashMap<>();

  /** @param convolutions that are to have channels last, and {@code weights} that are kept for them */
  ChannelsLastWalk(Graph graph, Set<Node> convolutions, Set<String> weights) {
    this.graph = graph;
    this.convolutions = convolutions;
    this.weights = weights;
  }

  Graph run() {
    for (Node node : graph.nodes()) {
      Node moved = convolutions.contains(node)
          ? convolution(node)
          : following(node).orElseGet(() -> unmoved(node));
      nodes.put(moved.name(), moved);
    }
    Map<String, String> outputs = new LinkedHashMap<>();
    graph.outputs().forEach((role, name) -> outputs.put(role, first(name)));
    return new Graph(graph.name(), List.copyOf(nodes.values()), outputs);
  }

  private Node unmoved(Node node) {
    if (weights.contains(node.name())) {
      List<Integer> axes = LAST.weightAxes(node.shape().rank());
      return node.with(
          new Op.Read(((Op.Read) node.op()).state().permute(axes)), node.shape().permute(axes));
    }
    return node.reading(node.inputs().stream().map(this::first).toList());
  }

  private Node convolution(Node node) {
    Op op = node.op() instanceof WindowOp.Convolve convolve
        ? new WindowOp.Convolve(convolve.how().with(LAST))
        : input((WindowOp.ConvolveInput) node.op());
    String weight = node.inputs().get(1);
    return moved(node, op, List.of(last(node.inputs().get(0)), weight(weight)));
  }

  private static Op input(WindowOp.ConvolveInput op) {
    return new WindowOp.ConvolveInput(op.how().with(LAST), op.extents());
  }

  private String weight(String name) {
    List<Integer> axes = LAST.weightAxes(get(name).shape().rank());
    return weights.contains(name) ? name : turn(get(first(name)), "weightsLast", axes);
  }

  /** The node with channels last; empty where no operand has them so, or where it cannot be. */
  private Optional<Node> following(Node node) {
    if (node.shape().rank() < 3 || node.inputs().stream().noneMatch(last::contains)) {
      return Optional.empty();
    }
    return moved(node.op(), node)
        .map(op -> moved(
            node,
            op,
            node.inputs().stream().map(name -> last(name, node.shape().rank())).toList()));
  }

  private Node moved(Node node, Op op, List<String> inputs) {
    last.add(node.name());
    return node.with(op, LAST.kept(node.shape())).reading(inputs);
  }

  private Optional<Op> moved(Op op, Node node) {
    if (op instanceof Op.Pointwise pointwise) {
      return hasOperandOf(node) && Exprs.positions(pointwise.expr()).isEmpty()
          ? Optional.of(
              new Op.Pointwise(pointwise.expr(), LAST.kept(node.shape()), pointwise.type()))
          : Optional.empty();
    }
    List<Integer> axes = LAST.axes(node.shape().rank());
    if (op instanceof Op.Reduce reduce) {
      return reduced(reduce, axes);
    }
    if (op instanceof Op.Standardize standardize) {
      return Optional.of(new Op.Standardize(
          standardize.axes().stream().map(axes::indexOf).sorted().toList()));
    }
    if (op instanceof IndexOp.Slice slice) {
      return Optional.of(
          new IndexOp.Slice(axes.indexOf(slice.axis()), slice.from(), slice.count(), slice.step()));
    }
    if (op instanceof IndexOp.Pad pad) {
      return Optional.of(
          new IndexOp.Pad(axes.indexOf(pad.axis()), pad.before(), pad.after(), pad.step()));
    }
    if (op instanceof IndexOp.Concat concat) {
      return Optional.of(new IndexOp.Concat(axes.indexOf(concat.axis())));
    }
    return op instanceof WindowOp.Pool pool
            && isInside(pool, get(node.inputs().get(0)).shape())
        ? Optional.of(new WindowOp.Pool(pool.fold(), pool.windows(), LAST))
        : Optional.empty();
  }

  /** Whether an operand with channels last is not repeated: else turning the others would cost more than it saves. */
  private boolean hasOperandOf(Node node) {
    return node.inputs().stream()
        .filter(last::contains)
        .anyMatch(name -> get(name).shape().equals(LAST.kept(node.shape())));
  }

  private static Optional<Op> reduced(Op.Reduce reduce, List<Integer> axes) {
    int[] moved = IntStream.rangeClosed(reduce.from(), reduce.to())
        .map(axes::indexOf)
        .sorted()
        .toArray();
    int to = moved[moved.length - 1];
    return to - moved[0] == reduce.to() - reduce.from()
        ? Optional.of(new Op.Reduce(reduce.fold(), moved[0], to))
        : Optional.empty();
  }

  /** Kernels of pooling that look beyond the planes want channels first. */
  private static boolean isInside(WindowOp.Pool pool, Shape kept) {
    return IntStream.range(0, pool.windows().size())
        .allMatch(
            axis -> pool.windows().get(axis).isInside(kept.extent(axis + 1).count()));
  }

  private String last(String name) {
    return last(name, get(name).shape().rank());
  }

  /** The value of a node with channels last, as an operand of one of this rank; numbers are the same either way. */
  private String last(String name, int rank) {
    boolean alike = get(name).shape().rank() == rank;
    if (last.contains(name) && alike
        || get(name).shape().extents().stream().allMatch(Extent::isOne)) {
      return name;
    }
    Node node = get(first(name));
    Shape widened = node.shape().widenTo(rank);
    Node wide = node.shape().equals(widened)
        ? node
        : get(add(node, "widened", new Op.Reshape(widened), widened));
    return turn(wide, "channelsLast", LAST.axes(rank));
  }

  /** The value of a node as users know it. */
  private String first(String name) {
    return last.contains(name)
        ? turn(
            get(name),
            "channelsFirst",
            Shape.inverse(LAST.axes(get(name).shape().rank())))
        : name;
  }

  /** Nothing moves where axes of one element alone change places. */
  private String turn(Node node, String label, List<Integer> axes) {
    Shape shape = node.shape().permute(axes);
    List<Integer> moving =
        axes.stream().filter(axis -> !node.shape().extent(axis).isOne()).toList();
    boolean stays = moving.equals(moving.stream().sorted().toList());
    return add(node, label, stays ? new Op.Reshape(shape) : new IndexOp.Permute(axes), shape);
  }

  private String add(Node node, String label, Op op, Shape shape) {
    return turned.computeIfAbsent(node.name() + "." + label, name -> {
      nodes.put(
          name, new Node(name, label, op, List.of(node.name()), shape, node.type(), node.origin()));
      return name;
    });
  }

  private Node get(String name) {
    return Objects.requireNonNull(nodes.get(name), name);
  }
}
