package dev.lathe.processor.backend.cpu;

import static dev.lathe.processor.backend.cpu.KernelMethod.kernel;

import com.palantir.javapoet.MethodSpec;
import java.util.List;

/** The innermost loops of {@link VectorProduct}: as many sums as there are registers for. */
final class VectorProductTiles {
  private static final String KEEP = """
        x0.intoArray(scratch, panel + k * (2 * LANES));
        y0.intoArray(scratch, panel + k * (2 * LANES) + LANES);
      """;
  private static final String EIGHT = wide(8, 1, "(2 * LANES)", "");
  private static final String EIGHT_EVEN = wide(8, 2, "(2 * LANES)", "");
  private static final String EIGHT_KEPT = wide(8, 1, "bRow", KEEP);
  private static final String FOUR = wide(4, 1, "bRow", "");
  private static final String FOUR_EVEN = wide(4, 2, "(2 * LANES)", "");
  private static final String FOUR_KEPT = wide(4, 1, "bRow", KEEP);
  private static final String NARROW = rows(8)
      + Unrolled.lines(
          8,
          "FloatVector s%1$d = FloatVector.fromArray(SPECIES, from, fromAt + Math.min(%1$d, last) * fromRow);")
      + """
      for (int k = 0; k < depth; k++) {
        FloatVector x = FloatVector.fromArray(SPECIES, b, bAt + k * (2 * LANES));
      """
      + Unrolled.lines(8, "  s%1$d = FloatVector.broadcast(SPECIES, a[a%1$d + k]).fma(x, s%1$d);")
      + "}\n"
      + Unrolled.lines(8, "s%1$d.intoArray(c, cAt + Math.min(%1$d, last) * cRow);");

  private static final String OPERANDS =
      "float[] a, int aAt, int aRow, int last, float[] b, int bAt, ";
  private static final String TILE =
      "int depth, float[] from, int fromAt, int fromRow, float[] c, int cAt, int cRow";

  static final List<MethodSpec> ALL = List.of(
      kernel(
          "productEight",
          "Eight rows and two vectors of columns; where there are fewer rows, the last is computed again.",
          OPERANDS + TILE,
          EIGHT),
      kernel(
          "productEightEven",
          "The same for an even depth, two of k in a round.",
          OPERANDS + TILE,
          EIGHT_EVEN),
      kernel(
          "productEightKept",
          "The same from where the columns lie, which are copied to a panel meanwhile: while sums are made, memory is waited for at no cost.",
          OPERANDS + "int bRow, float[] scratch, int panel, " + TILE,
          EIGHT_KEPT),
      kernel(
          "productFour",
          "Four rows and two vectors of columns, whose rows lie at any distance.",
          OPERANDS + "int bRow, " + TILE,
          FOUR),
      kernel(
          "productFourEven",
          "Four rows for an even depth, two of k in a round: the most that sixteen registers hold, one of which is the compiler's own.",
          OPERANDS + TILE,
          FOUR_EVEN),
      kernel(
          "productFourKept",
          "Four rows from where the columns lie, which are copied to a panel meanwhile.",
          OPERANDS + "int bRow, float[] scratch, int panel, " + TILE,
          FOUR_KEPT),
      kernel("productNarrow", "Eight rows and one vector of columns.", OPERANDS + TILE, NARROW));

  private VectorProductTiles() {}

  /** Where the rows of a begin; after the last, it again. */
  private static String rows(int count) {
    return Unrolled.lines(count, "int a%1$d = aAt + Math.min(%1$d, last) * aRow;");
  }

  /** A tile of some rows and two vectors of columns, whose rows of b lie so far apart, some of them in a round; {@code besides} is done with each. */
  private static String wide(int count, int steps, String bRow, String besides) {
    return rows(count)
        + Unrolled.lines(count, """
            int from%1$d = fromAt + Math.min(%1$d, last) * fromRow;
            FloatVector s%1$dx = FloatVector.fromArray(SPECIES, from, from%1$d);
            FloatVector s%1$dy = FloatVector.fromArray(SPECIES, from, from%1$d + LANES);""")
        + "for (int k = 0; k < depth; k += %d) {\n".formatted(steps)
        + Unrolled.lines(steps, step(count, bRow, besides)).indent(2)
        + "}\n"
        + Unrolled.lines(count, """
            int to%1$d = cAt + Math.min(%1$d, last) * cRow;
            s%1$dx.intoArray(c, to%1$d);
            s%1$dy.intoArray(c, to%1$d + LANES);""");
  }

  /** One of k, whose number in the round is to be filled in. */
  private static String step(int count, String bRow, String besides) {
    return """
        int at%%1$d = bAt + (k + %%1$d) * %s;
        FloatVector x%%1$d = FloatVector.fromArray(SPECIES, b, at%%1$d);
        FloatVector y%%1$d = FloatVector.fromArray(SPECIES, b, at%%1$d + LANES);
        """.formatted(bRow) + besides + Unrolled.lines(count, """
            FloatVector w%1$d_%%1$d = FloatVector.broadcast(SPECIES, a[a%1$d + k + %%1$d]);
            s%1$dx = w%1$d_%%1$d.fma(x%%1$d, s%1$dx);
            s%1$dy = w%1$d_%%1$d.fma(y%%1$d, s%1$dy);""");
  }
}
