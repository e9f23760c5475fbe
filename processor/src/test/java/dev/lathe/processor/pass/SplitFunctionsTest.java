package dev.lathe.processor.pass;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lathe.processor.ir.ElementType;
import dev.lathe.processor.ir.Expr;
import dev.lathe.processor.ir.Expr.UnaryFunction;
import dev.lathe.processor.ir.Graph;
import dev.lathe.processor.ir.GraphBuilder;
import dev.lathe.processor.ir.GraphVerifier;
import dev.lathe.processor.ir.Graphs;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

class SplitFunctionsTest {
  private final GraphBuilder b = Graphs.builder();
  private final Value input = b.input("input", Shape.batchOf(3), ElementType.FLOAT);

  private static Graph split(Value value) {
    Graph graph = new SplitFunctions().run(Graphs.withOutput(value));
    GraphVerifier.check(graph);
    return graph;
  }

  private static Expr sigmoid(Expr x) {
    return Expr.unary(UnaryFunction.SIGMOID, x);
  }

  @Test
  void aFunctionWithinAnExpressionBecomesANode() {
    assertEquals("""
        input [B x 3] = input input ()
        t.siluSigmoid [B x 3] = pointwise sigmoid(x0) (input)
        t.silu [B x 3] = pointwise (x0 * x1) (input, t.siluSigmoid)
        output = t.silu
        """, Graphs.text(split(input.map("silu", x -> x.mul(sigmoid(x))))));
  }

  @Test
  void oneThatIsTheWholeExpressionIsANodeAnyway() {
    Value value = input.apply(UnaryFunction.TANH);
    assertEquals(Graphs.withOutput(value), split(value));
  }

  @Test
  void whatCostsLittleStaysWhereItIs() {
    Value value = input.map("twice", x -> x.mul(Expr.unary(UnaryFunction.EXP, x)));
    assertEquals(Graphs.withOutput(value), split(value));
  }

  /** The gradient of the logarithm of a sigmoid is one less the sigmoid: it must not become a quotient of two numbers near 0. */
  @Test
  void functionsOfFunctionsStay() {
    Value value =
        input.map("log", x -> Expr.unary(UnaryFunction.LOG, sigmoid(x)).mul(Expr.of(2)));
    Graph graph = split(value);
    assertEquals(
        "t.logLog [B x 3] = pointwise log(sigmoid(x0)) (input)",
        graph.node("t.logLog").toString());
  }

  /** Of what is not chosen the derivative may be infinite, which no factor of 0 takes back. */
  @Test
  void choicesStay() {
    Value value = input.map(
        "elu",
        x -> new Expr.Select(
            Expr.binary(Expr.BinaryFunction.GREATER, x, Expr.of(0)),
            x,
            Expr.unary(UnaryFunction.EXPM1, x)));
    assertEquals(Graphs.withOutput(value), split(value));
  }

  /** A row is repeated for every example, its function with it. */
  @Test
  void functionsOfWhatIsRepeatedStay() {
    Value row = b.read(Graphs.parameter("row", 3));
    Value value = b.pointwise(
        "gated", Expr.arg(0).mul(sigmoid(Expr.arg(1))), input.shape(), List.of(input, row));
    assertEquals(Graphs.withOutput(value), split(value));
  }

  /** Without a backward pass there is one loop as before. */
  @Test
  void whatNobodyElseReadsIsFusedAgain() {
    Value value = input.map("silu", x -> x.mul(sigmoid(x)));
    Graph fused = new RemoveDeadNodes().run(new FusePointwise().run(split(value)));
    assertEquals(
        "t.silu [B x 3] = pointwise (x0 * sigmoid(x0)) (input)",
        fused.node("t.silu").toString());
  }
}
