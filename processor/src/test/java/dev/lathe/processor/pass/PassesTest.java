package dev.lathe.processor.pass;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.processor.ir.ElementType;
import dev.lathe.processor.ir.Expr;
import dev.lathe.processor.ir.Extent;
import dev.lathe.processor.ir.Graph;
import dev.lathe.processor.ir.GraphBuilder;
import dev.lathe.processor.ir.GraphVerifier;
import dev.lathe.processor.ir.Graphs;
import dev.lathe.processor.ir.Node;
import dev.lathe.processor.ir.Op;
import dev.lathe.processor.ir.Origin;
import dev.lathe.processor.ir.ScanBuilder;
import dev.lathe.processor.ir.ScanOp;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.State;
import dev.lathe.processor.ir.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Each pass on a small graph, before and after as text. */
class PassesTest {
  private final GraphBuilder b = Graphs.builder();
  private final Value input = b.input("input", Shape.batchOf(3), ElementType.FLOAT);

  private static String after(Pass pass, Graph graph) {
    Graph result = pass.run(graph);
    GraphVerifier.check(result);
    return Graphs.text(result);
  }

  @Test
  void differentiateWalksBackToParametersOnly() {
    Value y = input.matmul(b.read(Graphs.parameter("w", 2, 3)), false, true);
    assertEquals("""
        input [B x 3] = input input ()
        w [2 x 3] = read w ()
        t.product [B x 2] = matmul right transposed (input, w)
        t.total [1 x 1] = sum over axes 0..1 (t.product)
        t.reshape [scalar] = reshape (t.total)
        t.fill [scalar] = pointwise 1 ()
        t.reshape2 [1 x 1] = reshape (t.fill)
        t.totalGradient [B x 2] = pointwise x0 (t.reshape2)
        t.wGradient [2 x 3] = matmul left transposed (t.totalGradient, input)
        output = t.product
        loss = t.reshape
        gradient of w = t.wGradient
        """, after(new Differentiate(), Graphs.withLoss(y, y.sum())));
  }

  @Test
  void differentiateRecallsWhatWasComputedForward() {
    Value y = b.read(Graphs.parameter("p")).exp();
    assertEquals("""
        input [B x 3] = input input ()
        p [scalar] = read p ()
        t.exp [scalar] = pointwise exp(x0) (p)
        t.fill [scalar] = pointwise 1 ()
        t.expGradient [scalar] = pointwise (x1 * x0) (t.exp, t.fill)
        output = t.exp
        loss = t.exp
        gradient of p = t.expGradient
        """, after(new Differentiate(), Graphs.withLoss(y, y)));
  }

  @Test
  void updateParametersConsumesGradients() {
    Value p = b.read(Graphs.parameter("p"));
    Graph graph = new Differentiate().run(Graphs.withLoss(p, p));
    Pass update = new UpdateParameters(
        (parameter, weight, gradient) -> b(weight).assign(parameter, weight.sub(gradient)));
    assertEquals("""
        input [B x 3] = input input ()
        p [scalar] = read p ()
        t.fill [scalar] = pointwise 1 ()
        p.sub [scalar] = pointwise (x0 - x1) (p, t.fill)
        p.assign [scalar] = assign p (p.sub)
        output = p
        loss = p
        """, after(update, graph));
  }

  private static GraphBuilder b(Value value) {
    return value.builder();
  }

  @Test
  void foldConstantsWritesNumbersIntoReadersAndDropsDetach() {
    Value y = input.mul(b.fill(Shape.of(3), 2)).add(b.fill(Shape.SCALAR, 0)).detach();
    assertEquals("""
        input [B x 3] = input input ()
        t.fill [3] = pointwise 2 ()
        t.mul [B x 3] = pointwise (x0 * 2) (input)
        t.fill2 [scalar] = pointwise 0 ()
        output = t.mul
        """, after(new FoldConstants(), Graphs.withOutput(y)));
  }

  @Test
  void foldConstantsKeepsABroadcast() {
    Value y = b.read(Graphs.buffer("s", 3)).mul(b.fill(Shape.of(2, 3), 1));
    assertEquals("""
        input [B x 3] = input input ()
        s [3] = read s ()
        t.fill [2 x 3] = pointwise 1 ()
        t.mul [2 x 3] = pointwise x0 (s)
        output = t.mul
        """, after(new FoldConstants(), Graphs.withOutput(y)));
  }

  @Test
  void shareEqualNodesComputesOnce() {
    Value first = input.exp().sum(1);
    Value second = input.exp().sum(1);
    Value other = input.exp().max(1);
    assertEquals(
        """
        input [B x 3] = input input ()
        t.exp [B x 3] = pointwise exp(x0) (input)
        t.sum [B x 1] = sum over axes 1..1 (t.exp)
        t.max [B x 1] = max over axes 1..1 (t.exp)
        t.add [B x 1] = pointwise (x0 + x1) (t.sum, t.sum)
        t.add2 [B x 1] = pointwise (x0 + x1) (t.add, t.max)
        output = t.add2
        """, after(new ShareEqualNodes(), Graphs.withOutput(first.add(second).add(other))));
  }

  @Test
  void shareEqualNodesKeepsRandomStreamsApart() {
    Value sum = random(0).add(random(1)).add(random(0));
    assertEquals(2, count(new ShareEqualNodes().run(Graphs.withOutput(sum)), Op.Random.class));
  }

  private Value random(int stream) {
    return b.append("random", new Op.Random(stream, Shape.of(3)), List.of());
  }

  private static long count(Graph graph, Class<? extends Op> op) {
    return graph.nodes().stream().filter(node -> op.isInstance(node.op())).count();
  }

  @Test
  void removeDeadNodesKeepsWhatIsNeededAndWhatTheCallerFills() {
    Value target = b.input("target", Shape.batchOf(3), ElementType.FLOAT);
    b.number("step");
    Value kept = input.exp();
    kept.sum(1);
    target.exp();
    b.assign(Graphs.buffer("s", 3), b.fill(Shape.of(3), 1));
    assertEquals("""
        input [B x 3] = input input ()
        target [B x 3] = input target ()
        t.exp [B x 3] = pointwise exp(x0) (input)
        t.fill [3] = pointwise 1 ()
        t.assign [3] = assign s (t.fill)
        output = t.exp
        """, after(new RemoveDeadNodes(), Graphs.withOutput(kept)));
  }

  @Test
  void delayAssignmentsLetsOldValuesBeRead() {
    State state = Graphs.buffer("s", 4);
    Value old = b.read(state);
    Value view = old.reshape(Shape.of(2, 2));
    b.assign(state, b.fill(Shape.of(4), 1));
    Value y = view.exp();
    assertEquals("""
        input [B x 3] = input input ()
        s [4] = read s ()
        t.reshape [2 x 2] = reshape (s)
        t.fill [4] = pointwise 1 ()
        t.exp [2 x 2] = pointwise exp(x0) (t.reshape)
        t.assign [4] = assign s (t.fill)
        output = t.exp
        """, after(new DelayAssignments(), Graphs.withOutput(y)));
  }

  /** Two layers: the second one's update comes before the first one's backward pass. */
  @Test
  void scheduleUpdatesFollowsGradients() {
    Value w = b.read(Graphs.parameter("w", 3, 3));
    Value v = b.read(Graphs.parameter("v", 3, 3));
    Value hidden = input.matmul(w, false, false);
    b.at(new Origin("second", Origin.Phase.FORWARD, b.origin().where()));
    Value y = hidden.matmul(v, false, false);
    List<String> order = assignments(trained(Graphs.withLoss(y, y.mean())));
    assertEquals(List.of("v.assign", "w.assign"), order);
  }

  /** What the update of one parameter computed may serve that of another. */
  @Test
  void scheduleUpdatesWithOneGradientForTwoParameters() {
    Value sum = input.add(b.read(Graphs.parameter("p", 3))).add(b.read(Graphs.parameter("q", 3)));
    List<String> order = assignments(trained(Graphs.withLoss(sum, sum.square().mean())));
    assertEquals(List.of("p.assign", "q.assign"), order);
  }

  private static Graph trained(Graph graph) {
    return Pipeline.run(
        graph,
        Pipeline.training(List.of(), ClipGradients.NONE, PassesTest::sgd),
        (pass, result) -> {});
  }

  private static void sgd(State parameter, Value weight, Value gradient) {
    Value change = gradient.mul(weight.builder().number("learningRate"));
    weight.builder().assign(parameter, weight.sub(change));
  }

  private static List<String> assignments(Graph graph) {
    return graph.nodes().stream()
        .filter(node -> node.op() instanceof Op.Assign)
        .map(node -> node.name())
        .toList();
  }

  @Test
  void scheduleUpdatesRefusesUpdatesThatWaitForEachOther() {
    Value p = b.read(Graphs.parameter("p", 3));
    Value q = b.read(Graphs.parameter("q", 3));
    Graph graph = new Differentiate().run(Graphs.withLoss(p, p.mul(q).mean()));
    Pass swap = new UpdateParameters((parameter, weight, gradient) -> b(weight)
        .assign(
            parameter,
            weight.builder().value(weight.name().equals("p") ? "q" : "p").mul(2)));
    assertThrows(IllegalStateException.class, () -> new ScheduleUpdates().run(swap.run(graph)));
  }

  /** A scan that computes something twice, adds a number, and keeps a row and a state that nobody reads. */
  private Graph scanning() {
    ScanBuilder scan = new ScanBuilder(b, 4, false);
    Value rows = b.input("rows", Shape.of(4, 3), ElementType.FLOAT);
    Value h = scan.state("h", b.fill(Shape.of(3), 0));
    Value idle = scan.state("idle", b.fill(Shape.of(3), 1));
    Value x = scan.element("x", rows);
    Value unread = scan.invariant("unread", b.read(Graphs.buffer("s", 3)));
    Value next = h.mul(x.exp()).add(x.exp()).add(x.builder().fill(Shape.SCALAR, 2));
    scan.next(h, next);
    scan.next(idle, idle.mul(unread));
    scan.keep("rows", next);
    scan.keep("unread", next.mul(unread));
    Value done = scan.finish("scan");
    return Graphs.withOutput(b.result(done, "rows", "rows"));
  }

  private static String body(Graph graph) {
    return graph.nodes().stream()
        .filter(node -> node.op() instanceof ScanOp.Scan)
        .map(node -> node + "\n" + Graphs.text(((ScanOp.Scan) node.op()).body()))
        .collect(Collectors.joining());
  }

  @Test
  void bodiesAreOptimisedToo() {
    Graph graph = Pipeline.run(scanning(), Pipeline.inference(List.of()), (pass, result) -> {});
    assertEquals("""
        t.scan [scalar] = scan 4 places, states [t.h], sequences [t.x], invariants [] (t.fill, rows)
        t.h [3] = input t.h ()
        t.x [3] = input t.x ()
        t.exp [3] = pointwise exp(x0) (t.x)
        t.add2 [3] = pointwise (((x1 * x0) + x0) + 2) (t.exp, t.h)
        t.h = t.add2
        rows = t.add2
        """, body(graph));
    assertTrue(graph.states().isEmpty(), "what only dead results need is dropped around the scan");
  }

  @Test
  void aScanWithoutReadersIsDropped() {
    scanning();
    assertEquals(0, count(new RemoveDeadNodes().run(Graphs.withOutput(input)), ScanOp.Scan.class));
  }

  /** The weight's gradient is one product behind the backward scan; of the forward values, the state before and the result are kept. */
  @Test
  void differentiateRunsAScanTheOtherWay() {
    Shape rows = new Shape(List.of(Extent.of(4), Extent.BATCH, Extent.of(3)));
    ScanBuilder scan = new ScanBuilder(b, 4, false);
    Value x = scan.element("x", b.input("rows", rows, ElementType.FLOAT));
    Value h = scan.state("h", b.fill(rows.row(), 0));
    Value w = scan.invariant("w", b.read(Graphs.parameter("weight", 3, 3)));
    Value next = x.add(h.matmul(w, false, true)).apply(Expr.UnaryFunction.TANH);
    scan.next(h, next);
    Value end = b.result(scan.finish("scan"), "end", h.name());
    Graph trained = Pipeline.run(
        Graphs.withLoss(end, end.sum()), Pipeline.gradients(List.of()), (pass, result) -> {});
    assertEquals("""
        t.scan [scalar] = scan 4 places, states [t.h], sequences [t.x], invariants [t.wTransposed] (t.fill, rows, weightTransposed)
        t.wTransposed [3 x 3] = input t.wTransposed ()
        t.x [B x 3] = input t.x ()
        t.h [B x 3] = input t.h ()
        t.product [B x 3] = matmul (t.h, t.wTransposed)
        t.tanh [B x 3] = pointwise tanh((x0 + x1)) (t.x, t.product)
        t.h = t.tanh
        rows of t.h = t.h
        rows of t.tanh = t.tanh
        t.scanGradient [scalar] = scan 4 places backwards, states [t.hGradient], sequences [t.tanh], invariants [t.w] (t.totalGradient, t.tanh, weight)
        t.w [3 x 3] = input t.w ()
        t.tanh [B x 3] = input t.tanh ()
        t.hGradient [B x 3] = input t.hGradient ()
        t.tanhGradient [B x 3] = pointwise (x1 * (1 - (x0 * x0))) (t.tanh, t.hGradient)
        t.inputGradient [B x 3] = matmul (t.tanhGradient, t.w)
        t.hGradient = t.inputGradient
        rows of t.tanhGradient = t.tanhGradient
        """, body(trained));
    Node gradient = trained.nodes().stream()
        .filter(node -> node.op() instanceof Op.MatMul)
        .findFirst()
        .orElseThrow();
    assertEquals("[4 B x 3, 4 B x 3]", shapes(trained, gradient), gradient.toString());
  }

  private static String shapes(Graph graph, Node node) {
    return node.inputs().stream()
        .map(input -> graph.node(input).shape())
        .toList()
        .toString();
  }

  @Test
  void theObserverSeesEveryStep() {
    List<String> seen = new ArrayList<>();
    Pipeline.run(
        Graphs.withOutput(input.exp()),
        Pipeline.inference(Pipeline.layout(List.of())),
        (pass, graph) -> seen.add(pass));
    assertEquals(
        List.of(
            "Lower",
            "ChannelsLast",
            "TransposeWeights",
            "ExpandStandardize",
            "FoldConstants",
            "FactorSums",
            "ShareEqualNodes",
            "RemoveDeadNodes",
            "FusePointwise",
            "RemoveDeadNodes",
            "DelayAssignments"),
        seen);
  }
}
