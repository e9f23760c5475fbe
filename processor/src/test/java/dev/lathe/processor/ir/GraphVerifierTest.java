package dev.lathe.processor.ir;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.processor.ir.Expr.BinaryFunction;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Each complaint of the verifier, and the places where a graph cannot even be built. */
class GraphVerifierTest {
  private static final Expr COMPARISON = Expr.binary(BinaryFunction.LESS, Expr.arg(0), Expr.of(1));

  private final GraphBuilder builder = Graphs.builder();
  private final Value input = builder.input("input", Shape.batchOf(3), ElementType.FLOAT);
  private final Value doubled = input.mul(2);

  @Test
  void aGoodGraph() {
    assertDoesNotThrow(() -> GraphVerifier.check(Graphs.withLoss(doubled, doubled.mean())));
  }

  @Test
  void order() {
    List<Node> nodes = new ArrayList<>(builder.nodes());
    Collections.reverse(nodes);
    assertComplaint(
        "test: t.scale [B x 3] = pointwise (x0 * 2) (input) reads a node that does not come before it",
        nodes);
  }

  @Test
  void names() {
    assertComplaint("has a name that is taken", List.of(input.node(), input.node()));
  }

  @Test
  void shapes() {
    assertComplaint(
        "should have shape B x 3",
        List.of(
            input.node(),
            with(doubled.node(), doubled.node().op(), Shape.of(3), ElementType.FLOAT)));
  }

  @Test
  void types() {
    assertComplaint(
        "should have type FLOAT",
        List.of(
            input.node(),
            with(doubled.node(), doubled.node().op(), doubled.shape(), ElementType.INT)));
  }

  @Test
  void numbersOfTheHost() {
    Op rows = new Op.Pointwise(Expr.of(1), Shape.of(3), ElementType.DOUBLE);
    assertComplaint(
        "is computed on the host and must be one number",
        List.of(new Node(
            "n", "n", rows, List.of(), Shape.of(3), ElementType.DOUBLE, builder.origin())));
    Value one = builder.input("one", Shape.SCALAR, ElementType.FLOAT);
    Op number = new Op.Pointwise(Expr.arg(0), Shape.SCALAR, ElementType.DOUBLE);
    Node node = new Node(
        "n", "n", number, List.of("one"), Shape.SCALAR, ElementType.DOUBLE, builder.origin());
    assertComplaint("is computed on the host from what is not there", List.of(one.node(), node));
  }

  @Test
  void expressions() {
    assertComplaint("mentions an argument it does not have", pointwise(Expr.arg(1)));
    assertComplaint("mentions an axis it does not have", pointwise(new Expr.Position(2)));
    assertComplaint(
        "selects by something that is not a comparison",
        pointwise(new Expr.Select(Expr.arg(0), Expr.of(1), Expr.of(2))));
    assertComplaint("uses a comparison as a number", pointwise(COMPARISON));
    assertComplaint("uses a comparison as a number", pointwise(COMPARISON.mul(Expr.of(2))));
    assertComplaint(
        "uses a comparison as a number",
        pointwise(new Expr.Select(COMPARISON, COMPARISON, Expr.of(1))));
    assertComplaint(
        "uses a comparison as a number",
        pointwise(new Expr.Select(
            Expr.binary(BinaryFunction.EQUAL, COMPARISON, Expr.of(1)), Expr.of(2), Expr.of(3))));
  }

  /** A scan over 4 rows, whose body is {@code body}. */
  private Value scan(Value operand, UnaryOperator<Value> body) {
    ScanBuilder scan = new ScanBuilder(builder, 4, false);
    Value h = scan.state("h", builder.fill(Shape.of(3), 0));
    Value x = scan.element("x", operand);
    Value w = scan.invariant("w", builder.number("step"));
    scan.next(h, body.apply(h.add(x)));
    scan.keep("number", w);
    return scan.finish("scan");
  }

  private Value rows(ElementType type) {
    return builder.input("rows", Shape.of(4, 3), type);
  }

  @Test
  void bodiesOfScans() {
    scan(rows(ElementType.FLOAT), next -> next);
    assertComplaint("hands on what is no array of floats, t.w", builder.nodes());
  }

  @Test
  void whatABodyMayNotHave() {
    ScanBuilder scan = new ScanBuilder(builder, 4, false);
    Value h = scan.state("h", builder.fill(Shape.of(3), 0));
    Value other = h.builder().read(Graphs.buffer("s", 3));
    scan.next(h, h.add(other));
    scan.finish("scan");
    assertComplaint("has what no body may have, s [3] = read s ()", builder.nodes());
  }

  @Test
  void leavesWithoutOperands() {
    ScanBuilder scan = new ScanBuilder(builder, 4, false);
    Value h = scan.state("h", builder.fill(Shape.of(3), 0));
    scan.next(h, h.add(h.builder().input("other", Shape.of(3), ElementType.FLOAT)));
    scan.finish("scan");
    assertComplaint("has no operand for other [3] = input other ()", builder.nodes());
  }

  @Test
  void resultsOfNoScan() {
    builder.append("end", new ScanOp.Result("rows", Shape.of(4, 3)), List.of(doubled));
    assertComplaint("reads what no scan left", builder.nodes());
  }

  @Test
  void scansThatDoNotFit() {
    assertThrows(ShapeException.class, () -> scan(rows(ElementType.FLOAT), next -> next.sum(0)));
    ScanBuilder none = new ScanBuilder(builder, 0, false);
    assertThrows(ShapeException.class, () -> none.finish("scan"));
    ScanBuilder other = new ScanBuilder(builder, 5, false);
    other.element("x", rows(ElementType.FLOAT));
    assertThrows(ShapeException.class, () -> other.finish("scan"));
  }

  @Test
  void outputs() {
    Graph graph = new Graph("test", builder.nodes(), Map.of("loss", "t.nothing"));
    IllegalStateException thrown =
        assertThrows(IllegalStateException.class, () -> GraphVerifier.check(graph));
    assertEquals("test: loss is t.nothing, which does not exist", thrown.getMessage());
  }

  @Test
  void shapesThatDoNotFit() {
    Value other = builder.input("other", Shape.batchOf(4), ElementType.FLOAT);
    assertThrows(ShapeException.class, () -> input.add(other));
    assertThrows(ShapeException.class, () -> input.matmul(other, false, false));
    assertThrows(ShapeException.class, () -> input.reshape(Shape.batchOf(4)));
    assertThrows(ShapeException.class, () -> input.sum(2));
    assertThrows(ShapeException.class, () -> input.sum().matmul(other, false, false));
    assertThrows(ShapeException.class, () -> builder.assign(Graphs.buffer("s", 3), input));
    assertThrows(ShapeException.class, () -> input.broadcast(Shape.of(3)));
  }

  private List<Node> pointwise(Expr expr) {
    return List.of(
        input.node(),
        with(
            doubled.node(),
            new Op.Pointwise(expr, doubled.shape(), ElementType.FLOAT),
            doubled.shape(),
            ElementType.FLOAT));
  }

  private static Node with(Node node, Op op, Shape shape, ElementType type) {
    return new Node(node.name(), node.label(), op, node.inputs(), shape, type, node.origin());
  }

  private static void assertComplaint(String complaint, List<Node> nodes) {
    Graph graph = new Graph("test", nodes, Map.of());
    String message = assertThrows(IllegalStateException.class, () -> GraphVerifier.check(graph))
        .getMessage();
    assertTrue(message.endsWith(complaint), message);
  }
}
