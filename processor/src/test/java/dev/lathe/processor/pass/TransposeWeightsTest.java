package dev.lathe.processor.pass;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.processor.ir.ElementType;
import dev.lathe.processor.ir.Graph;
import dev.lathe.processor.ir.GraphBuilder;
import dev.lathe.processor.ir.GraphVerifier;
import dev.lathe.processor.ir.Graphs;
import dev.lathe.processor.ir.Node;
import dev.lathe.processor.ir.Op;
import dev.lathe.processor.ir.ScanBuilder;
import dev.lathe.processor.ir.ScanOp;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.State;
import dev.lathe.processor.ir.Value;
import java.util.List;
import org.junit.jupiter.api.Test;

class TransposeWeightsTest {
  private static final State WEIGHT = Graphs.parameter("w", 2, 3);

  private final GraphBuilder b = Graphs.builder();
  private final Value input = b.input("input", Shape.batchOf(3), ElementType.FLOAT);
  private final Value weight = b.read(WEIGHT);

  private static Graph turned(Graph graph) {
    Graph result = new TransposeWeights(List.of(graph)).run(graph);
    GraphVerifier.check(result);
    return result;
  }

  @Test
  void aWeightThatIsAlwaysReadTransposedIsKeptSo() {
    assertEquals("""
        input [B x 3] = input input ()
        w [3 x 2] = read w ()
        t.product [B x 2] = matmul (input, w)
        output = t.product
        """, Graphs.text(turned(Graphs.withOutput(input.matmul(weight, false, true)))));
  }

  @Test
  void aWeightThatIsReadOtherwiseTooStaysAsItIs() {
    Value y = input.matmul(weight, false, true);
    Graph graph = Graphs.withOutput(y.add(weight.square().sum()));
    assertEquals(graph, turned(graph));
  }

  /** What one program reads otherwise, none may turn. */
  @Test
  void programsAgree() {
    Graph graph = Graphs.withOutput(input.matmul(weight, false, true));
    Graph other = Graphs.withOutput(weight.square());
    assertEquals(graph, new TransposeWeights(List.of(graph, other)).run(graph));
  }

  @Test
  void aWeightOfARecurrenceIsTurnedInsideToo() {
    ScanBuilder scan = new ScanBuilder(b, 4, false);
    Value state = scan.state("h", b.fill(Shape.of(2, 3), 0));
    Value inside = scan.invariant("weight", b.read(Graphs.parameter("v", 3, 3)));
    scan.next(state, state.matmul(inside, false, true));
    Graph graph = turned(Graphs.withOutput(b.result(scan.finish("scan"), "last", "t.h")));
    Graph body = ((ScanOp.Scan) graph.node("t.scan").op()).body();
    assertTrue(
        body.nodes().stream().map(Node::op).anyMatch(op -> op.equals(new Op.MatMul(false, false))));
    assertTrue(graph.states().iterator().next().isPermuted());
  }

  @Test
  void whatBelongsToAWeightIsKeptAlike() {
    State kept = WEIGHT.permute(List.of(1, 0));
    assertEquals(Shape.of(2, 3), kept.known());
    assertEquals(WEIGHT, kept.permute(List.of(1, 0)));
    assertTrue(kept.gradient().isPermuted());
    assertSame(kept.shape(), kept.gradient().shape());
  }
}
