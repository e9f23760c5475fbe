package dev.lathe.processor.backend.cpu;

import static dev.lathe.processor.backend.cpu.KernelMethod.kernel;

import com.palantir.javapoet.MethodSpec;
import java.util.List;

/**
 * One row times a matrix, as for the prediction of one example: bound by reading the matrix, which is read in place and in as long pieces as there are
 * registers for. The last piece ends with the columns, so that some of them may be computed twice, to the same bits.
 */
final class VectorProductRow {
  private static final int WIDE = 8;
  private static final int HALF = 4;

  private static final String ROW = """
      int from = shared ? member.from(columns, 2 * LANES) : 0;
      int to = shared ? member.to(columns, 2 * LANES) : columns;
      int width = to - from;
      int step = width >= 8 * LANES ? 8 * LANES : width >= 4 * LANES ? 4 * LANES : LANES;
      for (int next = from; next < to; next += step) {
        int j = Math.max(from, Math.min(next, to - step));
        if (step == 8 * LANES) {
          productRowWide(a, aAt, aColumn, b, bAt + j, bRow, inner, c, cAt + j);
        } else if (step == 4 * LANES) {
          productRowHalf(a, aAt, aColumn, b, bAt + j, bRow, inner, c, cAt + j);
        } else {
          productRowNarrow(a, aAt, aColumn, b, bAt + j, bRow, inner, Math.min(LANES, width), c, cAt + j, member.rows(1, LANES)[0]);
        }
      }
      """;

  private static final String NARROW = """
      int whole = Math.min(inner, Math.max(0, b.length - bAt - LANES + bRow) / bRow);
      FloatVector s0 = FloatVector.zero(SPECIES);
      for (int k = 0; k < whole; k++) {
        s0 = FloatVector.broadcast(SPECIES, a[a0 + k * aColumn]).fma(FloatVector.fromArray(SPECIES, b, bAt + k * bRow), s0);
      }
      s0.intoArray(scratch, 0);
      for (int k = whole; k < inner; k++) {
        for (int j = 0; j < width; j++) {
          scratch[j] = Math.fma(a[a0 + k * aColumn], b[bAt + k * bRow + j], scratch[j]);
        }
      }
      System.arraycopy(scratch, 0, c, cAt, width);
      """;

  private static final String OPERANDS =
      "float[] a, int a0, int aColumn, float[] b, int bAt, int bRow, ";

  static final List<MethodSpec> ALL = List.of(
      kernel(
          "productRow",
          "One row of a times a matrix whose rows lie in one piece each; columns are shared among the members or not.",
          "float[] a, int aAt, int aColumn, float[] b, int bAt, int bRow, float[] c, int cAt, int inner, int columns, boolean shared, member",
          ROW),
      kernel(
          "productRowWide",
          "Eight vectors of columns.",
          OPERANDS + "int inner, float[] c, int cAt",
          piece(WIDE)),
      kernel(
          "productRowHalf",
          "Four vectors of columns.",
          OPERANDS + "int inner, float[] c, int cAt",
          piece(HALF)),
      kernel(
          "productRowNarrow",
          "At most one vector of columns; what else a vector holds is left out. The last rows of b have no whole vector.",
          OPERANDS + "int inner, int width, float[] c, int cAt, float[] scratch",
          NARROW));

  private VectorProductRow() {}

  /** Sums of a number of vectors side by side. */
  private static String piece(int vectors) {
    return Unrolled.lines(vectors, "FloatVector s%1$d = FloatVector.zero(SPECIES);")
        + "for (int k = 0; k < inner; k++) {\n"
        + "  FloatVector w = FloatVector.broadcast(SPECIES, a[a0 + k * aColumn]);\n"
        + "  int at = bAt + k * bRow;\n"
        + Unrolled.lines(
            vectors,
            "  s%1$d = w.fma(FloatVector.fromArray(SPECIES, b, at + %1$d * LANES), s%1$d);")
        + "}\n"
        + Unrolled.lines(vectors, "s%1$d.intoArray(c, cAt + %1$d * LANES);");
  }
}
