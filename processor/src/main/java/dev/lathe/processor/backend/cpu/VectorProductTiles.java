package dev.lathe.processor.backend.cpu;

import static dev.lathe.processor.backend.cpu.KernelMethod.kernel;

import com.palantir.javapoet.MethodSpec;
import java.util.List;

/** The innermost loops of {@link VectorProduct}: as many sums as there are registers for. */
final class VectorProductTiles {
  private static final String EIGHT = """
      int a1 = a0 + Math.min(1, last) * aRow;
      int a2 = a0 + Math.min(2, last) * aRow;
      int a3 = a0 + Math.min(3, last) * aRow;
      int a4 = a0 + Math.min(4, last) * aRow;
      int a5 = a0 + Math.min(5, last) * aRow;
      int a6 = a0 + Math.min(6, last) * aRow;
      int a7 = a0 + Math.min(7, last) * aRow;
      FloatVector s0x = FloatVector.fromArray(SPECIES, from, fromAt);
      FloatVector s0y = FloatVector.fromArray(SPECIES, from, fromAt + LANES);
      FloatVector s1x = FloatVector.fromArray(SPECIES, from, fromAt + Math.min(1, last) * fromRow);
      FloatVector s1y = FloatVector.fromArray(SPECIES, from, fromAt + Math.min(1, last) * fromRow + LANES);
      FloatVector s2x = FloatVector.fromArray(SPECIES, from, fromAt + Math.min(2, last) * fromRow);
      FloatVector s2y = FloatVector.fromArray(SPECIES, from, fromAt + Math.min(2, last) * fromRow + LANES);
      FloatVector s3x = FloatVector.fromArray(SPECIES, from, fromAt + Math.min(3, last) * fromRow);
      FloatVector s3y = FloatVector.fromArray(SPECIES, from, fromAt + Math.min(3, last) * fromRow + LANES);
      FloatVector s4x = FloatVector.fromArray(SPECIES, from, fromAt + Math.min(4, last) * fromRow);
      FloatVector s4y = FloatVector.fromArray(SPECIES, from, fromAt + Math.min(4, last) * fromRow + LANES);
      FloatVector s5x = FloatVector.fromArray(SPECIES, from, fromAt + Math.min(5, last) * fromRow);
      FloatVector s5y = FloatVector.fromArray(SPECIES, from, fromAt + Math.min(5, last) * fromRow + LANES);
      FloatVector s6x = FloatVector.fromArray(SPECIES, from, fromAt + Math.min(6, last) * fromRow);
      FloatVector s6y = FloatVector.fromArray(SPECIES, from, fromAt + Math.min(6, last) * fromRow + LANES);
      FloatVector s7x = FloatVector.fromArray(SPECIES, from, fromAt + Math.min(7, last) * fromRow);
      FloatVector s7y = FloatVector.fromArray(SPECIES, from, fromAt + Math.min(7, last) * fromRow + LANES);
      for (int k = 0; k < depth; k++) {
        FloatVector x = FloatVector.fromArray(SPECIES, b, bAt + k * (2 * LANES));
        FloatVector y = FloatVector.fromArray(SPECIES, b, bAt + k * (2 * LANES) + LANES);
        FloatVector w0 = FloatVector.broadcast(SPECIES, a[a0 + k]);
        s0x = w0.fma(x, s0x);
        s0y = w0.fma(y, s0y);
        FloatVector w1 = FloatVector.broadcast(SPECIES, a[a1 + k]);
        s1x = w1.fma(x, s1x);
        s1y = w1.fma(y, s1y);
        FloatVector w2 = FloatVector.broadcast(SPECIES, a[a2 + k]);
        s2x = w2.fma(x, s2x);
        s2y = w2.fma(y, s2y);
        FloatVector w3 = FloatVector.broadcast(SPECIES, a[a3 + k]);
        s3x = w3.fma(x, s3x);
        s3y = w3.fma(y, s3y);
        FloatVector w4 = FloatVector.broadcast(SPECIES, a[a4 + k]);
        s4x = w4.fma(x, s4x);
        s4y = w4.fma(y, s4y);
        FloatVector w5 = FloatVector.broadcast(SPECIES, a[a5 + k]);
        s5x = w5.fma(x, s5x);
        s5y = w5.fma(y, s5y);
        FloatVector w6 = FloatVector.broadcast(SPECIES, a[a6 + k]);
        s6x = w6.fma(x, s6x);
        s6y = w6.fma(y, s6y);
        FloatVector w7 = FloatVector.broadcast(SPECIES, a[a7 + k]);
        s7x = w7.fma(x, s7x);
        s7y = w7.fma(y, s7y);
      }
      s0x.intoArray(c, cAt);
      s0y.intoArray(c, cAt + LANES);
      s1x.intoArray(c, cAt + Math.min(1, last) * cRow);
      s1y.intoArray(c, cAt + Math.min(1, last) * cRow + LANES);
      s2x.intoArray(c, cAt + Math.min(2, last) * cRow);
      s2y.intoArray(c, cAt + Math.min(2, last) * cRow + LANES);
      s3x.intoArray(c, cAt + Math.min(3, last) * cRow);
      s3y.intoArray(c, cAt + Math.min(3, last) * cRow + LANES);
      s4x.intoArray(c, cAt + Math.min(4, last) * cRow);
      s4y.intoArray(c, cAt + Math.min(4, last) * cRow + LANES);
      s5x.intoArray(c, cAt + Math.min(5, last) * cRow);
      s5y.intoArray(c, cAt + Math.min(5, last) * cRow + LANES);
      s6x.intoArray(c, cAt + Math.min(6, last) * cRow);
      s6y.intoArray(c, cAt + Math.min(6, last) * cRow + LANES);
      s7x.intoArray(c, cAt + Math.min(7, last) * cRow);
      s7y.intoArray(c, cAt + Math.min(7, last) * cRow + LANES);
      """;

  private static final String SIX = """
      int a1 = a0 + Math.min(1, last) * aRow;
      int a2 = a0 + Math.min(2, last) * aRow;
      int a3 = a0 + Math.min(3, last) * aRow;
      int a4 = a0 + Math.min(4, last) * aRow;
      int a5 = a0 + Math.min(5, last) * aRow;
      FloatVector s0x = FloatVector.fromArray(SPECIES, from, fromAt);
      FloatVector s0y = FloatVector.fromArray(SPECIES, from, fromAt + LANES);
      FloatVector s1x = FloatVector.fromArray(SPECIES, from, fromAt + Math.min(1, last) * fromRow);
      FloatVector s1y = FloatVector.fromArray(SPECIES, from, fromAt + Math.min(1, last) * fromRow + LANES);
      FloatVector s2x = FloatVector.fromArray(SPECIES, from, fromAt + Math.min(2, last) * fromRow);
      FloatVector s2y = FloatVector.fromArray(SPECIES, from, fromAt + Math.min(2, last) * fromRow + LANES);
      FloatVector s3x = FloatVector.fromArray(SPECIES, from, fromAt + Math.min(3, last) * fromRow);
      FloatVector s3y = FloatVector.fromArray(SPECIES, from, fromAt + Math.min(3, last) * fromRow + LANES);
      FloatVector s4x = FloatVector.fromArray(SPECIES, from, fromAt + Math.min(4, last) * fromRow);
      FloatVector s4y = FloatVector.fromArray(SPECIES, from, fromAt + Math.min(4, last) * fromRow + LANES);
      FloatVector s5x = FloatVector.fromArray(SPECIES, from, fromAt + Math.min(5, last) * fromRow);
      FloatVector s5y = FloatVector.fromArray(SPECIES, from, fromAt + Math.min(5, last) * fromRow + LANES);
      for (int k = 0; k < depth; k++) {
        FloatVector x = FloatVector.fromArray(SPECIES, b, bAt + k * bRow);
        FloatVector y = FloatVector.fromArray(SPECIES, b, bAt + k * bRow + LANES);
        FloatVector w0 = FloatVector.broadcast(SPECIES, a[a0 + k]);
        s0x = w0.fma(x, s0x);
        s0y = w0.fma(y, s0y);
        FloatVector w1 = FloatVector.broadcast(SPECIES, a[a1 + k]);
        s1x = w1.fma(x, s1x);
        s1y = w1.fma(y, s1y);
        FloatVector w2 = FloatVector.broadcast(SPECIES, a[a2 + k]);
        s2x = w2.fma(x, s2x);
        s2y = w2.fma(y, s2y);
        FloatVector w3 = FloatVector.broadcast(SPECIES, a[a3 + k]);
        s3x = w3.fma(x, s3x);
        s3y = w3.fma(y, s3y);
        FloatVector w4 = FloatVector.broadcast(SPECIES, a[a4 + k]);
        s4x = w4.fma(x, s4x);
        s4y = w4.fma(y, s4y);
        FloatVector w5 = FloatVector.broadcast(SPECIES, a[a5 + k]);
        s5x = w5.fma(x, s5x);
        s5y = w5.fma(y, s5y);
      }
      s0x.intoArray(c, cAt);
      s0y.intoArray(c, cAt + LANES);
      s1x.intoArray(c, cAt + Math.min(1, last) * cRow);
      s1y.intoArray(c, cAt + Math.min(1, last) * cRow + LANES);
      s2x.intoArray(c, cAt + Math.min(2, last) * cRow);
      s2y.intoArray(c, cAt + Math.min(2, last) * cRow + LANES);
      s3x.intoArray(c, cAt + Math.min(3, last) * cRow);
      s3y.intoArray(c, cAt + Math.min(3, last) * cRow + LANES);
      s4x.intoArray(c, cAt + Math.min(4, last) * cRow);
      s4y.intoArray(c, cAt + Math.min(4, last) * cRow + LANES);
      s5x.intoArray(c, cAt + Math.min(5, last) * cRow);
      s5y.intoArray(c, cAt + Math.min(5, last) * cRow + LANES);
      """;

  private static final String NARROW = """
      int a1 = a0 + Math.min(1, last) * aRow;
      int a2 = a0 + Math.min(2, last) * aRow;
      int a3 = a0 + Math.min(3, last) * aRow;
      int a4 = a0 + Math.min(4, last) * aRow;
      int a5 = a0 + Math.min(5, last) * aRow;
      int a6 = a0 + Math.min(6, last) * aRow;
      int a7 = a0 + Math.min(7, last) * aRow;
      FloatVector s0 = FloatVector.fromArray(SPECIES, from, fromAt);
      FloatVector s1 = FloatVector.fromArray(SPECIES, from, fromAt + Math.min(1, last) * fromRow);
      FloatVector s2 = FloatVector.fromArray(SPECIES, from, fromAt + Math.min(2, last) * fromRow);
      FloatVector s3 = FloatVector.fromArray(SPECIES, from, fromAt + Math.min(3, last) * fromRow);
      FloatVector s4 = FloatVector.fromArray(SPECIES, from, fromAt + Math.min(4, last) * fromRow);
      FloatVector s5 = FloatVector.fromArray(SPECIES, from, fromAt + Math.min(5, last) * fromRow);
      FloatVector s6 = FloatVector.fromArray(SPECIES, from, fromAt + Math.min(6, last) * fromRow);
      FloatVector s7 = FloatVector.fromArray(SPECIES, from, fromAt + Math.min(7, last) * fromRow);
      for (int k = 0; k < depth; k++) {
        FloatVector x = FloatVector.fromArray(SPECIES, b, bAt + k * (2 * LANES));
        FloatVector w0 = FloatVector.broadcast(SPECIES, a[a0 + k]);
        s0 = w0.fma(x, s0);
        FloatVector w1 = FloatVector.broadcast(SPECIES, a[a1 + k]);
        s1 = w1.fma(x, s1);
        FloatVector w2 = FloatVector.broadcast(SPECIES, a[a2 + k]);
        s2 = w2.fma(x, s2);
        FloatVector w3 = FloatVector.broadcast(SPECIES, a[a3 + k]);
        s3 = w3.fma(x, s3);
        FloatVector w4 = FloatVector.broadcast(SPECIES, a[a4 + k]);
        s4 = w4.fma(x, s4);
        FloatVector w5 = FloatVector.broadcast(SPECIES, a[a5 + k]);
        s5 = w5.fma(x, s5);
        FloatVector w6 = FloatVector.broadcast(SPECIES, a[a6 + k]);
        s6 = w6.fma(x, s6);
        FloatVector w7 = FloatVector.broadcast(SPECIES, a[a7 + k]);
        s7 = w7.fma(x, s7);
      }
      s0.intoArray(c, cAt);
      s1.intoArray(c, cAt + Math.min(1, last) * cRow);
      s2.intoArray(c, cAt + Math.min(2, last) * cRow);
      s3.intoArray(c, cAt + Math.min(3, last) * cRow);
      s4.intoArray(c, cAt + Math.min(4, last) * cRow);
      s5.intoArray(c, cAt + Math.min(5, last) * cRow);
      s6.intoArray(c, cAt + Math.min(6, last) * cRow);
      s7.intoArray(c, cAt + Math.min(7, last) * cRow);
      """;

  private static final String ROWS = "float[] a, int a0, int aRow, int last, float[] b, int bAt, ";
  private static final String TILE =
      "int depth, float[] from, int fromAt, int fromRow, float[] c, int cAt, int cRow";

  static final List<MethodSpec> ALL = List.of(
      kernel(
          "productEight",
          "Eight rows and two vectors of columns; where there are fewer rows, the last is computed again.",
          ROWS + TILE,
          EIGHT),
      kernel(
          "productSix",
          "Six rows and two vectors of columns, whose rows lie at any distance: as many sums as fit into sixteen registers.",
          ROWS + "int bRow, " + TILE,
          SIX),
      kernel("productNarrow", "Eight rows and one vector of columns.", ROWS + TILE, NARROW));

  private VectorProductTiles() {}
}
