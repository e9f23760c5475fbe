package dev.lathe.processor.backend.cpu;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.lathe.processor.ir.ElementType;
import dev.lathe.processor.ir.Expr;
import dev.lathe.processor.ir.Expr.BinaryFunction;
import dev.lathe.processor.ir.Expr.UnaryFunction;
import dev.lathe.processor.ir.Extent;
import dev.lathe.processor.ir.Graph;
import dev.lathe.processor.ir.GraphBuilder;
import dev.lathe.processor.ir.Graphs;
import dev.lathe.processor.ir.Init;
import dev.lathe.processor.ir.Op;
import dev.lathe.processor.ir.ScanBuilder;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.State;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.pass.ClipGradients;
import dev.lathe.processor.pass.Pipeline;
import dev.lathe.runtime.Initializers;
import dev.lathe.runtime.Randoms;
import dev.lathe.runtime.Team;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Training steps are the same bits however many members a team has. Sizes are such that most kernels are shared among several. */
class TeamSizesTest {
  private static final int INPUTS = 150;
  private static final int HIDDEN = 300;
  private static final int PLACES = 3;
  private static final Shape ROW =
      new Shape(List.of(Extent.of(1), Extent.BATCH, Extent.of(HIDDEN)));
  private static final int CLASSES = 10;
  private static final int CAPACITY = 200;
  private static final long SEED = 5;

  private static final CompiledGraph SHARED = compile(CAPACITY);
  private static final CompiledGraph MIXED = compile(16); // some kernels are member 0's alone

  private static CompiledGraph compile(int expectedBatch) {
    return CompiledGraph.compile(
        network(),
        Pipeline.training(List.of(), ClipGradients.NONE, TeamSizesTest::momentum),
        expectedBatch);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 63, 64, 200})
  void sameBits(int batch) {
    Map<String, float[]> alone = train(SHARED, SHARED.start(batch, CAPACITY), batch, 1);
    assertFalse(
        Arrays.equals(new float[CLASSES], alone.get("bias2.momentum")), "the network is trained");
    for (int members : new int[] {1, 2, 3, 8}) {
      for (CompiledGraph compiled : List.of(SHARED, MIXED)) {
        String how = members + " members" + (compiled == MIXED ? ", small kernels alone" : "");
        assertSame(alone, train(compiled, compiled.start(batch, CAPACITY), batch, members), how);
        CompiledGraph.Run vectors = compiled.startInVectors(batch, CAPACITY);
        assertSame(alone, train(compiled, vectors, batch, members), how + ", in vectors");
      }
    }
  }

  private static void assertSame(
      Map<String, float[]> expected, Map<String, float[]> found, String how) {
    expected.forEach(
        (name, values) -> assertArrayEquals(values, found.get(name), name + " with " + how));
  }

  /** Three steps, and everything that is there afterwards. */
  private static Map<String, float[]> train(
      CompiledGraph compiled, CompiledGraph.Run run, int batch, int members) {
    compiled
        .graph()
        .states()
        .forEach(
            state -> run.state(state.name(), uniform(state.size(), state.name().hashCode())));
    run.input("input", uniform(batch * INPUTS, 1));
    float[] classes = new float[batch];
    for (int index = 0; index < batch; index++) {
      classes[index] = index * 7 % CLASSES;
    }
    run.input("target", classes);
    try (Team team = Team.of(members)) {
      for (int step = 1; step <= 3; step++) {
        run.run(team, step, 0.1, SEED);
      }
    }
    Map<String, float[]> found = new LinkedHashMap<>();
    List.of(Graph.OUTPUT, Graph.LOSS).forEach(role -> found.put(role, run.get(role)));
    compiled.graph().states().forEach(state -> found.put(state.name(), run.state(state.name())));
    return found;
  }

  private static float[] uniform(int size, int stream) {
    float[] values = new float[size];
    Initializers.uniform(values, -0.1, 0.1, Randoms.key(SEED, 0, stream));
    return values;
  }

  /** Linear, a recurrence, tanh, dropout, linear, cross-entropy; and a statistic that is not pointwise, so that it is copied. */
  private static Graph network() {
    GraphBuilder b = Graphs.builder();
    Value x = b.input("input", Shape.batchOf(INPUTS), ElementType.FLOAT);
    Value places =
        Value.concat(0, Collections.nCopies(PLACES, linear(x, "1", HIDDEN).reshape(ROW)));
    Value hidden = recurrent(places).apply(UnaryFunction.TANH);
    b.assign(Graphs.buffer("gram", HIDDEN, HIDDEN), hidden.matmul(hidden, true, false));
    b.assign(Graphs.buffer("total", HIDDEN), hidden.sum(0).reshape(Shape.of(HIDDEN)));
    Value drawn = b.append("random", new Op.Random(0, hidden.shape()), List.of());
    Expr scaled = Expr.arg(0).mul(Expr.of(2));
    Expr dropout = new Expr.Select(
        Expr.binary(BinaryFunction.LESS, Expr.arg(1), Expr.of(0.5)), Expr.of(0), scaled);
    Value scores = linear(
        b.pointwise("dropout", dropout, hidden.shape(), List.of(hidden, drawn)), "2", CLASSES);
    Value shifted = scores.sub(scores.max(1).detach());
    Value logs = shifted.sub(shifted.exp().sum(1).log());
    Value target = b.input("target", new Shape(List.of(Extent.BATCH)), ElementType.INT)
        .reshape(new Shape(List.of(Extent.BATCH, Extent.of(1))));
    Expr chosen = new Expr.Select(
        Expr.binary(BinaryFunction.EQUAL, Expr.arg(1), new Expr.Position(1)),
        Expr.arg(0).negate(),
        Expr.of(0));
    Value loss = b.pointwise("crossEntropy", chosen, logs.shape(), List.of(logs, target))
        .sum(1)
        .mean();
    return Graphs.withLoss(scores, loss);
  }

  /** A recurrence over three places, with kernels of the first member's and of everybody's. */
  private static Value recurrent(Value x) {
    GraphBuilder b = x.builder();
    ScanBuilder scan = new ScanBuilder(b, PLACES, true);
    Value first = b.fill(new Shape(List.of(Extent.BATCH, Extent.of(HIDDEN))), 0);
    Value h = scan.state("h", first);
    Value mean = scan.state("mean", b.fill(Shape.of(HIDDEN), 0));
    Value weight = scan.invariant("w", b.read(Graphs.parameter("recurrent", HIDDEN, HIDDEN)));
    Value sums = h.matmul(weight, false, true).add(scan.element("x", x)).add(mean.mul(0.5));
    Value next = sums.apply(UnaryFunction.TANH);
    scan.next(h, next);
    scan.next(mean, next.sum(0).reshape(Shape.of(HIDDEN)).mul(0.001).add(mean));
    scan.keep("rows", next);
    Value done = scan.finish("scan");
    return b.result(done, "rows", "rows")
        .sum(0)
        .reshape(first.shape())
        .add(b.result(done, "end", h.name()));
  }

  private static Value linear(Value x, String number, int units) {
    GraphBuilder b = x.builder();
    Value weight =
        b.read(Graphs.parameter("weight" + number, units, x.shape().last().count()));
    return x.matmul(weight, false, true).add(b.read(Graphs.parameter("bias" + number, units)));
  }

  private static void momentum(State parameter, Value weight, Value gradient) {
    GraphBuilder b = weight.builder();
    State state = new State(
        parameter.name() + ".momentum",
        parameter.shape(),
        State.Kind.OPTIMIZER,
        new Init.Constant(0));
    Value buffer = b.read(state).mul(0.9).add(gradient);
    b.assign(state, buffer);
    b.assign(parameter, weight.sub(buffer.mul(b.number("learningRate"))));
  }
}
