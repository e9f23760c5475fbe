package dev.lathe.processor.plan;

import dev.lathe.processor.ir.ElementType;
import dev.lathe.processor.ir.Exprs;
import dev.lathe.processor.ir.Extent;
import dev.lathe.processor.ir.Graph;
import dev.lathe.processor.ir.IndexOp;
import dev.lathe.processor.ir.Node;
import dev.lathe.processor.ir.Op;
import dev.lathe.processor.ir.ScanOp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Finds nodes that follow each other and can be computed together: of one layer, over as many elements, each from those at its own position. */
final class FindSweeps {
  /** More arrays than this in one loop cost more in address arithmetic than they save. */
  private static final int MOST_ARRAYS = 16;

  /** Rows shorter than this had better not be a loop of their own. */
  private static final int FEWEST_COLUMNS = 32;

  private final Set<String> kept;
  private final Map<String, Node> nodes;
  private final Map<String, List<Node>> readers = new HashMap<>();
  private final List<Sweep> found = new ArrayList<>();
  private final List<Node> open = new ArrayList<>();

  private FindSweeps(Graph graph, Collection<String> kept) {
    this.kept = new HashSet<>(kept);
    this.nodes = graph.byName();
    graph
        .nodes()
        .forEach(node -> node.inputs()
            .forEach(input ->
                readers.computeIfAbsent(input, any -> new ArrayList<>()).add(node)));
  }

  /** @param kept names of nodes that are read after the end */
  static List<Sweep> of(Graph graph, Collection<String> kept) {
    FindSweeps finder = new FindSweeps(graph, kept);
    graph.nodes().stream().filter(node -> !isSilent(node)).forEach(finder::visit);
    finder.close();
    return finder.found;
  }

  /** Whether no kernel is called for a node where it stands: leaves, views, numbers of the host, and values that become a piece of state. */
  static boolean isSilent(Node node) {
    Op op = node.op();
    return node.type() == ElementType.DOUBLE
        || op instanceof Op.Reshape
        || op instanceof Op.Input
        || op instanceof Op.Read
        || op instanceof Op.Constant
        || op instanceof Op.Assign
        || op instanceof ScanOp.Result;
  }

  private void visit(Node node) {
    if (!open.isEmpty() && !joins(node)) {
      close();
    }
    if (!open.isEmpty() || isPlain(node) || isPart(node)) {
      open.add(node);
    }
    if (node.op() instanceof IndexOp.Concat) {
      close();
    }
  }

  private boolean joins(Node node) {
    Node first = open.get(0);
    boolean fits = isPlain(node) || isPart(node) || isJoin(node);
    return fits
        && first.origin().owner().equals(node.origin().owner())
        && first.origin().phase() == node.origin().phase()
        && size(node).equals(size(first))
        && (columns(node) == 0 || columns(open) == 0 || columns(node) == columns(open))
        && isSmallEnough(node);
  }

  /** Whether each element is made of those at its own position, and of what is the same for its row, for its column, or for all. */
  private boolean isPlain(Node node) {
    return node.op() instanceof Op.Pointwise pointwise
        && node.type() == ElementType.FLOAT
        && Exprs.positions(pointwise.expr()).isEmpty()
        && node.inputs().stream()
            .map(nodes::get)
            .allMatch(
                input -> isAligned(input, node) || isRow(input, node) || isColumn(input, node));
  }

  private static boolean isAligned(Node input, Node node) {
    Extent size = input.shape().size();
    return input.type() == ElementType.DOUBLE
        || size.isOne()
        || size.equals(node.shape().size());
  }

  /** Whether an input is the same for all rows of a node. */
  private static boolean isRow(Node input, Node node) {
    return hasColumns(node)
        && input.shape().size().equals(node.shape().last())
        && input.shape().last().equals(node.shape().last());
  }

  /** Whether an input is one element for each row of a node. */
  private static boolean isColumn(Node input, Node node) {
    int rank = node.shape().rank();
    return hasColumns(node)
        && input.shape().rank() == rank
        && input.shape().last().isOne()
        && input.shape().with(rank - 1, node.shape().last()).equals(node.shape());
  }

  private static boolean hasColumns(Node node) {
    int rank = node.shape().rank();
    return rank > 1
        && !node.shape().last().batched()
        && node.shape().last().count() >= FEWEST_COLUMNS;
  }

  /** Whether a node is a part of each row of what is not computed in the same sweep. */
  private boolean isPart(Node node) {
    return node.op() instanceof IndexOp.Slice slice
        && !open.contains(nodes.get(root(node.inputs().get(0))))
        && slice.axis() == node.shape().rank() - 1
        && slice.step() == 1
        && node.type() == ElementType.FLOAT;
  }

  private boolean isJoin(Node node) {
    int columns = columns(node);
    return node.op() instanceof IndexOp.Concat concat
        && concat.axis() == node.shape().rank() - 1
        && node.inputs().stream()
            .map(nodes::get)
            .allMatch(input -> input.shape().last().count() == columns
                && open.contains(input)
                && input.op() instanceof Op.Pointwise);
  }

  private Extent size(Node node) {
    return node.op() instanceof IndexOp.Concat
        ? input(node).shape().size()
        : node.shape().size();
  }

  private int columns(Node node) {
    boolean inRows = node.op() instanceof Op.Pointwise
        && node.inputs().stream().map(nodes::get).anyMatch(input -> !isAligned(input, node));
    if (isPart(node) || inRows) {
      return node.shape().last().count();
    }
    return node.op() instanceof IndexOp.Concat ? input(node).shape().last().count() : 0;
  }

  private Node input(Node node) {
    return Objects.requireNonNull(nodes.get(node.inputs().get(0)));
  }

  private boolean isSmallEnough(Node node) {
    List<Node> all = new ArrayList<>(open);
    all.add(node);
    Set<String> arrays = new HashSet<>();
    all.forEach(each -> {
      arrays.add(each.name());
      each.inputs().forEach(input -> arrays.add(root(input)));
    });
    arrays.removeIf(name -> isInternal(name, all));
    return arrays.size() <= MOST_ARRAYS
        && all.stream().mapToInt(FindSweeps::operations).sum() <= Sweep.MOST_OPERATIONS;
  }

  private static int operations(Node node) {
    return node.op() instanceof Op.Pointwise pointwise ? Exprs.operations(pointwise.expr()) : 0;
  }

  private String root(String name) {
    Node node = Objects.requireNonNull(nodes.get(name));
    return node.op() instanceof Op.Reshape ? root(node.inputs().get(0)) : name;
  }

  /** Whether a node is one of these, and read by none but these. */
  private boolean isInternal(String name, List<Node> members) {
    return members.contains(nodes.get(name)) && isReadBy(members, name);
  }

  private boolean isReadBy(List<Node> members, String name) {
    return !kept.contains(name)
        && readers.getOrDefault(name, List.of()).stream()
            .allMatch(reader -> members.contains(reader)
                || reader.op() instanceof Op.Reshape && isReadBy(members, reader.name()));
  }

  /** Parts of rows that others read as well are copied as ever. */
  private void close() {
    List<Node> members = new ArrayList<>(open);
    members.removeIf(node -> isPart(node) && !isInternal(node.name(), open));
    long computed =
        members.stream().filter(node -> node.op() instanceof Op.Pointwise).count();
    if (computed > 0 && members.size() > 1) {
      Set<String> internal = new HashSet<>();
      members.stream()
          .map(Node::name)
          .filter(name -> isInternal(name, members))
          .forEach(internal::add);
      found.add(new Sweep(members, size(members.get(0)), columns(members), internal));
    }
    open.clear();
  }

  private int columns(List<Node> members) {
    return members.stream().mapToInt(this::columns).max().orElse(0);
  }
}
