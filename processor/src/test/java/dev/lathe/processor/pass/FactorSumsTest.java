package dev.lathe.processor.pass;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lathe.processor.ir.ElementType;
import dev.lathe.processor.ir.Graph;
import dev.lathe.processor.ir.GraphBuilder;
import dev.lathe.processor.ir.GraphVerifier;
import dev.lathe.processor.ir.Graphs;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.Value;
import org.junit.jupiter.api.Test;

class FactorSumsTest {
  private final GraphBuilder b = Graphs.builder();
  private final Value input = b.input("input", Shape.batchOf(3, 8), ElementType.FLOAT);
  private final Value perChannel = b.read(Graphs.parameter("w", 1, 3, 1));

  private static String factored(Value output) {
    Graph result = new RemoveDeadNodes().run(new FactorSums().run(Graphs.withOutput(output)));
    GraphVerifier.check(result);
    return Graphs.text(result);
  }

  @Test
  void whatIsTheSameForAllTermsIsMultipliedOnce() {
    assertEquals("""
        input [B x 3 x 8] = input input ()
        w [1 x 3 x 1] = read w ()
        t.sum.plain [B x 3 x 1] = sum over axes 2..2 (input)
        t.sum [B x 3 x 1] = pointwise (x0 * x1) (w, t.sum.plain)
        output = t.sum
        """, factored(input.mul(perChannel).sum(2)));
  }

  /** Also where it stands in a product of its own. */
  @Test
  void productsOfProducts() {
    Value other = b.input("other", Shape.batchOf(3, 8), ElementType.FLOAT);
    assertEquals("""
        input [B x 3 x 8] = input input ()
        w [1 x 3 x 1] = read w ()
        other [B x 3 x 8] = input other ()
        t.sum.terms [B x 3 x 8] = pointwise (x0 * x1) (input, other)
        t.sum.plain [B x 3 x 1] = sum over axes 2..2 (t.sum.terms)
        t.sum [B x 3 x 1] = pointwise (x0 * x1) (w, t.sum.plain)
        output = t.sum
        """, factored(input.mul(perChannel).mul(other).sum(2)));
  }

  @Test
  void whatChangesAlongTheSumStays() {
    Value y = input.mul(perChannel).sum(1);
    assertEquals(Graphs.text(Graphs.withOutput(y)), factored(y));
  }
}
