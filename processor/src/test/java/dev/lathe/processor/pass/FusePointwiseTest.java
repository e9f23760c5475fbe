package dev.lathe.processor.pass;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.processor.ir.ElementType;
import dev.lathe.processor.ir.Expr;
import dev.lathe.processor.ir.Graph;
import dev.lathe.processor.ir.GraphBuilder;
import dev.lathe.processor.ir.GraphVerifier;
import dev.lathe.processor.ir.Graphs;
import dev.lathe.processor.ir.Node;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

class FusePointwiseTest {
  private final GraphBuilder b = Graphs.builder();
  private final Value input = b.input("input", Shape.batchOf(3), ElementType.FLOAT);

  private static String fused(Value output) {
    Graph result = new RemoveDeadNodes().run(new FusePointwise().run(Graphs.withOutput(output)));
    GraphVerifier.check(result);
    return Graphs.text(result);
  }

  @Test
  void aChainBecomesOneNode() {
    assertEquals(
        """
        input [B x 3] = input input ()
        bias [3] = read bias ()
        t.tanh [B x 3] = pointwise tanh((exp(x1) + x0)) (bias, input)
        output = t.tanh
        """,
        fused(input.exp().add(b.read(Graphs.buffer("bias", 3))).apply(Expr.UnaryFunction.TANH)));
  }

  @Test
  void whatIsExpensiveAndReadTwiceStays() {
    Value exp = input.exp();
    assertEquals("""
        input [B x 3] = input input ()
        t.exp [B x 3] = pointwise exp(x0) (input)
        t.sum [B x 1] = sum over axes 1..1 (t.exp)
        t.div [B x 3] = pointwise (x0 / x1) (t.exp, t.sum)
        output = t.div
        """, fused(exp.div(exp.sum(1))));
  }

  @Test
  void whatIsCheapIsComputedAgain() {
    Value doubled = input.mul(2);
    assertEquals("""
        input [B x 3] = input input ()
        t.scale [B x 3] = pointwise (x0 * 2) (input)
        t.sum [B x 1] = sum over axes 1..1 (t.scale)
        t.sub [B x 3] = pointwise ((x1 * 2) - x0) (t.sum, input)
        output = t.sub
        """, fused(doubled.sub(doubled.sum(1))));
  }

  @Test
  void whatIsBroadcastIsNotComputedForEveryElement() {
    Value row = b.read(Graphs.buffer("s", 3)).exp();
    assertEquals("""
        input [B x 3] = input input ()
        s [3] = read s ()
        t.exp [3] = pointwise exp(x0) (s)
        t.add [B x 3] = pointwise (x0 + x1) (input, t.exp)
        output = t.add
        """, fused(input.add(row)));
  }

  @Test
  void positionsCountFromTheRight() {
    Value ramp = b.pointwise("ramp", new Expr.Position(0), Shape.of(3), List.of());
    Value flat = b.pointwise("flat", new Expr.Position(0), Shape.of(1, 3), List.of());
    assertEquals("""
        input [B x 3] = input input ()
        t.add2 [B x 3] = pointwise (x0 + position(1)) (input)
        output = t.add2
        """, fused(input.add(ramp).add(flat)));
  }

  @Test
  void numbersOfTheHostStayThere() {
    Value rate = b.number("learningRate").mul(2).map("more", x -> x.add(Expr.of(1)));
    assertEquals("""
        input [B x 3] = input input ()
        learningRate [scalar DOUBLE] = input learningRate ()
        t.more [scalar DOUBLE] = pointwise ((x0 * 2) + 1) (learningRate)
        t.mul [B x 3] = pointwise (x0 * x1) (input, t.more)
        output = t.mul
        """, fused(input.mul(rate)));
  }

  @Test
  void anOutputIsKept() {
    Value exp = input.exp();
    Graph graph = Graphs.withLoss(exp, exp.mul(exp).sum());
    Graph result = new RemoveDeadNodes().run(new FusePointwise().run(graph));
    assertTrue(result.byName().containsKey(exp.name()), Graphs.text(result));
  }

  @Test
  void noNodeReadsMoreThanTenArrays() {
    Value sum = input;
    for (int index = 0; index < 30; index++) {
      sum = sum.add(b.read(Graphs.buffer("s" + index, 3)).exp());
    }
    Graph result = new RemoveDeadNodes().run(new FusePointwise().run(Graphs.withOutput(sum.exp())));
    GraphVerifier.check(result);
    assertTrue(
        result.nodes().stream().mapToInt(node -> node.inputs().size()).max().orElse(0) <= 10);
    assertEquals(
        1,
        result.nodes().stream()
            .map(Node::label)
            .filter(label -> label.endsWith("Exp"))
            .count(),
        Graphs.text(result));
  }
}
