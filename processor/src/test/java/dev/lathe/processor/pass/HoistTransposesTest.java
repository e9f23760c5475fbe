package dev.lathe.processor.pass;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.processor.ir.ElementType;
import dev.lathe.processor.ir.Graph;
import dev.lathe.processor.ir.GraphBuilder;
import dev.lathe.processor.ir.GraphVerifier;
import dev.lathe.processor.ir.Graphs;
import dev.lathe.processor.ir.ScanBuilder;
import dev.lathe.processor.ir.ScanOp;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.Value;
import org.junit.jupiter.api.Test;

class HoistTransposesTest {
  private final GraphBuilder b = Graphs.builder();
  private final Value weight = b.read(Graphs.parameter("w", 3, 3));

  private Graph hoisted(boolean transposed) {
    ScanBuilder scan = new ScanBuilder(b, 4, false);
    Value state = scan.state("h", b.input("first", Shape.batchOf(3), ElementType.FLOAT));
    Value inside = scan.invariant("weight", weight);
    scan.next(
        state, state.matmul(inside, false, transposed).add(state.matmul(inside, false, false)));
    Value done = scan.finish("scan");
    Graph graph =
        new HoistTransposes().run(Graphs.withOutput(b.result(done, "last", state.name())));
    GraphVerifier.check(graph);
    return new RemoveDeadNodes().run(graph);
  }

  private static String products(Graph graph) {
    ScanOp.Scan scan = (ScanOp.Scan) graph.node("t.scan").op();
    return String.join(
        "\n",
        Graphs.text(scan.body()).lines().filter(line -> line.contains("matmul")).toList());
  }

  @Test
  void whatIsReadTransposedIsTransposedBefore() {
    Graph graph = hoisted(true);
    assertTrue(Graphs.text(graph).contains("wTransposed [3 x 3] = permute [1, 0] (w)"));
    assertEquals("""
        t.product [B x 3] = matmul (t.h, t.weightTransposed)
        t.product2 [B x 3] = matmul (t.h, t.weight)""", products(graph));
  }

  @Test
  void whatIsReadAsItIsStays() {
    Graph graph = hoisted(false);
    assertTrue(!Graphs.text(graph).contains("Transposed"), () -> Graphs.text(graph));
  }
}
