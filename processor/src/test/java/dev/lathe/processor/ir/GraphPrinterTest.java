package dev.lathe.processor.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lathe.processor.diag.SourceRef;
import java.util.List;
import org.junit.jupiter.api.Test;

class GraphPrinterTest {
  @Test
  void everyOperation() {
    GraphBuilder b = Graphs.builder();
    Value x = b.input("input", Shape.batchOf(2), ElementType.FLOAT);
    Value target = b.input("target", new Shape(List.of(Extent.BATCH)), ElementType.INT);
    b.at(new Origin("hidden", Origin.Phase.FORWARD, new SourceRef.Nowhere("Net.java:7")));
    Value product = x.matmul(b.read(Graphs.parameter("hidden.weight", 3, 2)), false, true);
    Value kept = product.mul(b.append("random", new Op.Random(0, product.shape()), List.of()));
    b.at(new Origin("loss", Origin.Phase.BACKWARD, new SourceRef.Nowhere("Net.java:4")));
    b.assign(Graphs.buffer("mean", 3), kept.max(0).reshape(Shape.of(3)));
    b.append("weights", new Op.Constant(List.of(1.0, 0.5), Shape.of(2)), List.of());
    Value loss =
        kept.add(target.reshape(new Shape(List.of(Extent.BATCH, Extent.of(1))))).mean();
    assertEquals("""
        graph test

          t FORWARD  // test
            input [B x 2] = input input ()
            target [B INT] = input target ()

          hidden FORWARD  // Net.java:7
            hidden.weight [3 x 2] = read hidden.weight ()
            hidden.product [B x 3] = matmul right transposed (input, hidden.weight)
            hidden.random [B x 3] = random stream 0 ()
            hidden.mul [B x 3] = pointwise (x0 * x1) (hidden.product, hidden.random)

          loss BACKWARD  // Net.java:4
            loss.max [1 x 3] = max over axes 0..0 (hidden.mul)
            loss.reshape [3] = reshape (loss.max)
            loss.assign [3] = assign mean (loss.reshape)
            loss.weights [2] = constant [1.0, 0.5] ()
            loss.reshape2 [B x 1 INT] = reshape (target)
            loss.add [B x 3] = pointwise (x0 + x1) (hidden.mul, loss.reshape2)
            loss.total [1 x 1] = sum over axes 0..1 (loss.add)
            loss.reshape3 [scalar] = reshape (loss.total)
            batch [scalar DOUBLE] = input batch ()
            loss.count [scalar DOUBLE] = pointwise (x0 * 3) (batch)
            loss.mean [scalar] = pointwise (x0 / x1) (loss.reshape3, loss.count)

          output = hidden.mul
          loss = loss.mean
        """, GraphPrinter.print(Graphs.withLoss(kept, loss)));
  }

  @Test
  void theBodyOfAScan() {
    GraphBuilder b = Graphs.builder();
    ScanBuilder scan = new ScanBuilder(b, 4, true);
    Value x = scan.element("x", b.input("rows", Shape.of(4, 3), ElementType.FLOAT));
    Value h = scan.state("h", b.input("first", Shape.of(3), ElementType.FLOAT));
    Value w = scan.invariant("w", b.read(Graphs.buffer("s", 3)));
    scan.next(h, h.mul(w).add(x));
    scan.keep("rows", h);
    Value done = scan.finish("scan");
    assertEquals("""
        graph test

          t FORWARD  // test
            rows [4 x 3] = input rows ()
            first [3] = input first ()
            s [3] = read s ()
            t.scan [scalar] = scan 4 places backwards, states [t.h], sequences [t.x], invariants [t.w] (first, rows, s)
                t.x [3] = input t.x ()
                t.h [3] = input t.h ()
                t.w [3] = input t.w ()
                t.mul [3] = pointwise (x0 * x1) (t.h, t.w)
                t.add [3] = pointwise (x0 + x1) (t.mul, t.x)
                t.h := t.add
                rows := t.h
            t.all [4 x 3] = result rows (t.scan)

          output = t.all
        """, GraphPrinter.print(Graphs.withOutput(b.result(done, "all", "rows"))));
  }
}
