package dev.lathe.processor.ir;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Appends nodes to a graph. Every node gets its shape at once, so that a recipe can ask for the shapes of what it builds on, the
 * {@link Origin} that is current, and a name that is unique.
 */
public final class GraphBuilder {
  private final Map<String, Node> nodes = new LinkedHashMap<>();
  private @Nullable Origin origin;

  /** A builder that goes on where a graph ends. */
  public static GraphBuilder from(Graph graph) {
    GraphBuilder builder = new GraphBuilder();
    graph.nodes().forEach(node -> builder.nodes.put(node.name(), node));
    return builder;
  }

  /** Nodes appended from now on come from {@code origin}. */
  public GraphBuilder at(Origin current) {
    origin = current;
    return this;
  }

  public Origin origin() {
    return Objects.requireNonNull(origin, "no origin set");
  }

  public List<Node> nodes() {
    return List.copyOf(nodes.values());
  }

  /** The value of a node that exists. */
  public Value value(String name) {
    return new Value(this, Objects.requireNonNull(nodes.get(name), name));
  }

  /** Appends one operation; whole numbers are made numbers before where it computes with them. */
  public Value append(String label, Op op, List<Value> inputs) {
    List<Value> read =
        computes(op, inputs) ? inputs.stream().map(GraphBuilder::asNumbers).toList() : inputs;
    return append(unique(origin().owner() + "." + label), label, op, read);
  }

  /** Expressions read whole numbers as they are, and what moves elements moves them. */
  private static boolean computes(Op op, List<Value> inputs) {
    boolean mixed = inputs.stream().map(Value::type).distinct().count() > 1;
    return op instanceof Op.Reduce
        || op instanceof Op.MatMul
        || op instanceof WindowOp
        || (op instanceof IndexOp.Concat && mixed);
  }

  private static Value asNumbers(Value value) {
    return value.type() == ElementType.INT ? value.map("numbers", x -> x) : value;
  }

  private Value append(String name, String label, Op op, List<Value> inputs) {
    Shape shape = op.infer(inputs.stream().map(Value::shape).toList());
    ElementType type = op.type(inputs.stream().map(Value::type).toList());
    List<String> names = inputs.stream().map(Value::name).toList();
    Node node = new Node(name, label, op, names, shape, type, origin());
    nodes.put(name, node);
    return new Value(this, node);
  }

  /** Something the caller hands in; the same node for the same name. */
  public Value input(String name, Shape shape, ElementType type) {
    return leaf(name, new Op.Input(name, shape, type));
  }

  /** A leaf of a {@link ScanOp.Scan}'s body, which the scan fills at every place. */
  public Value leaf(String label, Shape shape, ElementType type) {
    String name = unique(origin().owner() + "." + label);
    return append(name, label, new Op.Input(name, shape, type), List.of());
  }

  /** What a {@link ScanOp.Scan} left under a role. */
  public Value result(Value scan, String label, String role) {
    Shape shape = ((ScanOp.Scan) value(scan.name()).node().op()).result(role);
    return append(label, new ScanOp.Result(role, shape), List.of(scan));
  }

  /** Puts another node in the place of the one with its name. */
  public void replace(Node node) {
    Objects.requireNonNull(nodes.put(node.name(), node), node.name());
  }

  /** A number of the host's, such as the learning rate. */
  public Value number(String name) {
    return input(name, Shape.SCALAR, ElementType.DOUBLE);
  }

  /** How many elements an extent stands for, as a number of the host's. */
  public Value count(Extent extent) {
    Value one = number("batch");
    return extent.batched()
        ? one.map("count", batch -> batch.mul(Expr.of(extent.count())))
        : fill(Shape.SCALAR, extent.count());
  }

  /** The value of a piece of state at the start of the step; the same node for the same state. */
  public Value read(State state) {
    return leaf(state.name(), new Op.Read(state));
  }

  public Value fill(Shape shape, double value) {
    return pointwise("fill", Expr.of(value), shape, List.of());
  }

  /**
   * An expression over broadcast inputs. It is simplified; inputs it no longer mentions are dropped and equal ones merged, and an expression
   * that changes nothing is its input, unless that is whole numbers, which become numbers.
   */
  public Value pointwise(String label, Expr expr, Shape shape, List<Value> inputs) {
    Operands<Value> operands = Operands.simplify(expr, inputs);
    ElementType type = type(operands.inputs());
    if (operands.isIdentity()) {
      Value only = operands.inputs().get(0);
      if (only.shape().equals(shape) && only.type() == type) {
        return only;
      }
    }
    return append(label, new Op.Pointwise(operands.expr(), shape, type), operands.inputs());
  }

  /** A number computed from numbers of the host stays on the host. */
  private static ElementType type(List<Value> inputs) {
    boolean host =
        !inputs.isEmpty() && inputs.stream().allMatch(input -> input.type() == ElementType.DOUBLE);
    return host ? ElementType.DOUBLE : ElementType.FLOAT;
  }

  /** Makes {@code value} the new value of a piece of state. */
  public void assign(State state, Value value) {
    append("assign", new Op.Assign(state), List.of(value));
  }

  /** The value that was last made the new value of a piece of state. */
  public Value assigned(State state) {
    String value = nodes.values().stream()
        .filter(node -> node.op() instanceof Op.Assign assign && assign.state().equals(state))
        .map(node -> node.inputs().get(0))
        .reduce((earlier, later) -> later)
        .orElseThrow();
    return value(value);
  }

  private Value leaf(String name, Op op) {
    Node known = nodes.get(name);
    if (known == null) {
      known =
          new Node(name, name, op, List.of(), op.infer(List.of()), op.type(List.of()), origin());
      nodes.put(name, known);
    }
    return new Value(this, known);
  }

  private String unique(String base) {
    String name = base;
    for (int number = 2; nodes.containsKey(name); number++) {
      name = base + number;
    }
    return name;
  }
}
