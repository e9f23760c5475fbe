package dev.lathe.processor.backend.cpu;

import static dev.lathe.processor.backend.cpu.KernelMethod.kernel;

import com.palantir.javapoet.MethodSpec;
import java.util.List;

/**
 * The matrix product with vectors, to the same bits as {@link ProductKernels}: lanes are neighbouring columns of the result, each of which is one accumulator over
 * ascending k. Either operand can be the one whose columns lie in the lanes; it is copied into panels of two vectors, up to 64 times as deep as a vector is long. The other operand is
 * broadcast from rows that run along k. One loop around the accumulators only, and no more of them than there are registers: anything else is many times slower.
 */
final class VectorProduct {
  private static final String PART = """
      if ((aRow != 1 && aColumn != 1) || (bRow != 1 && bColumn != 1) || (cRow != 1 && cColumn != 1)) {
        super.productPart(a, aAt, aRow, aColumn, b, bAt, bRow, bColumn, c, cAt, cRow, cColumn, rows, inner, columns, shared, member);
      } else if (productCost(rows, inner, columns, aColumn, bColumn, cColumn) <= productCost(columns, inner, rows, bRow, aRow, cRow)) {
        productBands(a, aAt, aRow, aColumn, b, bAt, bRow, bColumn, c, cAt, cRow, cColumn, rows, inner, columns, shared, member);
      } else {
        productBands(b, bAt, bColumn, bRow, a, aAt, aColumn, aRow, c, cAt, cColumn, cRow, columns, inner, rows, shared, member);
      }
      """;

  private static final String COST = """
      int vectors = (columns + LANES - 1) / LANES;
      float sums = (rows + 7) / 8 * (vectors * 4f + (vectors & 1)) * inner;
      float left = aColumn == 1 ? 0f : 0.6f * rows * inner;
      float right = (bColumn != 1 ? 0.6f : rows > 6 ? 0.1f : 0f) * columns * inner;
      float result = cColumn == 1 ? 0f : 0.6f * rows * columns;
      return sums + left + right + result;
      """;

  private static final String BANDS = """
      if (rows == 1 && bColumn == 1 && cColumn == 1) {
        productRow(a, aAt, aColumn, b, bAt, bRow, c, cAt, inner, columns, shared, member);
        return;
      }
      int panel = 2 * LANES;
      int size = shared ? member.size() : 1;
      int bands = (rows + 7) / 8;
      int panels = (columns + panel - 1) / panel;
      boolean byRows = (bands + size - 1) / size * panels < (panels + size - 1) / size * bands;
      int top = shared && byRows ? member.from(rows, 8) : 0;
      int bottom = shared && byRows ? member.to(rows, 8) : rows;
      int from = shared && !byRows ? member.from(columns, panel) : 0;
      int to = shared && !byRows ? member.to(columns, panel) : columns;
      if (top == bottom || from == to) {
        return;
      }
      int deep = Math.min(inner, 64 * LANES);
      int leftRow = aColumn == 1 ? aRow : deep + 16;
      int band = aColumn == 1 ? bottom - top : Math.min(512, bottom - top);
      int packed = panel * (9 + deep);
      float[] scratch = member.rows(1, packed + (aColumn == 1 ? 0 : band * leftRow))[0];
      java.util.Arrays.fill(scratch, 0, panel, 0f);
      for (int i = top; i < bottom; i += band) {
        int height = Math.min(band, bottom - i);
        for (int k = 0; k < inner; k += deep) {
          int depth = Math.min(deep, inner - k);
          int at = aAt + i * aRow + k * aColumn;
          if (aColumn != 1) {
            productTurn(a, at, aColumn, depth, height, scratch, packed, leftRow);
          }
          for (int j = from; j < to; j += panel) {
            productPanel(aColumn == 1 ? a : scratch, aColumn == 1 ? at : packed, leftRow, b, bAt + k * bRow + j * bColumn, bRow, bColumn,
                c, cAt + i * cRow + j * cColumn, cRow, cColumn, scratch, height, depth, Math.min(panel, to - j), k == 0);
          }
        }
      }
      """;

  private static final String PANEL = """
      int panel = 2 * LANES;
      boolean narrow = width <= LANES;
      boolean whole = bColumn == 1 && width == panel;
      boolean inPlace = whole && rows <= 4;
      boolean kept = whole && !inPlace;
      boolean even = depth % 2 == 0;
      if (!whole) {
        productFill(b, bAt, bRow, bColumn, scratch, depth, width);
      }
      boolean direct = cColumn == 1 && width == panel;
      int step = narrow || !FEW_REGISTERS ? 8 : 4;
      for (int i = 0; i < rows; i += step) {
        int last = Math.min(step, rows - i) - 1;
        int at = cAt + i * cRow;
        float[] to = direct ? c : scratch;
        int toAt = direct ? at : panel;
        int toRow = direct ? cRow : panel;
        if (!direct && !first) {
          productTake(c, at, cRow, cColumn, scratch, last + 1, width);
        }
        float[] from = first ? scratch : to;
        int fromAt = first ? 0 : toAt;
        int fromRow = first ? 0 : toRow;
        if (narrow) {
          productNarrow(a, aAt + i * aRow, aRow, last, scratch, 9 * panel, depth, from, fromAt, fromRow, to, toAt, toRow);
        } else if (inPlace) {
          productFour(a, aAt, aRow, last, b, bAt, bRow, depth, from, fromAt, fromRow, to, toAt, toRow);
        } else if (kept && i == 0 && step == 8) {
          productEightKept(a, aAt, aRow, last, b, bAt, bRow, scratch, 9 * panel, depth, from, fromAt, fromRow, to, toAt, toRow);
        } else if (kept && i == 0) {
          productFourKept(a, aAt, aRow, last, b, bAt, bRow, scratch, 9 * panel, depth, from, fromAt, fromRow, to, toAt, toRow);
        } else if (last > 3 && even) {
          productEightEven(a, aAt + i * aRow, aRow, last, scratch, 9 * panel, depth, from, fromAt, fromRow, to, toAt, toRow);
        } else if (last > 3) {
          productEight(a, aAt + i * aRow, aRow, last, scratch, 9 * panel, depth, from, fromAt, fromRow, to, toAt, toRow);
        } else if (even) {
          productFourEven(a, aAt + i * aRow, aRow, last, scratch, 9 * panel, depth, from, fromAt, fromRow, to, toAt, toRow);
        } else {
          productFour(a, aAt + i * aRow, aRow, last, scratch, 9 * panel, panel, depth, from, fromAt, fromRow, to, toAt, toRow);
        }
        if (!direct) {
          productGive(c, at, cRow, cColumn, scratch, last + 1, width);
        }
      }
      """;

  private static final String PACK = """
      int panel = 2 * LANES;
      int at = 9 * panel;
      int lanes = width <= LANES ? LANES : panel;
      if (bColumn != 1) {
        productTurn(b, bAt, bColumn, width, depth, scratch, at, panel);
        for (int k = 0; k < depth && width < lanes; k++) {
          java.util.Arrays.fill(scratch, at + k * panel + width, at + k * panel + lanes, 0f);
        }
      } else if (width == panel) {
        for (int k = 0; k < depth; k++) {
          FloatVector.fromArray(SPECIES, b, bAt + k * bRow).intoArray(scratch, at + k * (2 * LANES));
          FloatVector.fromArray(SPECIES, b, bAt + k * bRow + LANES).intoArray(scratch, at + k * (2 * LANES) + LANES);
        }
      } else {
        for (int k = 0; k < depth; k++) {
          System.arraycopy(b, bAt + k * bRow, scratch, at + k * panel, width);
          java.util.Arrays.fill(scratch, at + k * panel + width, at + k * panel + lanes, 0f);
        }
      }
      """;

  private static final String TURN = """
      int j = 0;
      for (; j + 3 < lines; j += 4) {
        int at0 = fromAt + j * fromLine;
        int at1 = at0 + fromLine;
        int at2 = at1 + fromLine;
        int at3 = at2 + fromLine;
        int at = toAt + j;
        for (int k = 0; k < length; k++) {
          to[at + k * toLine] = from[at0 + k];
          to[at + k * toLine + 1] = from[at1 + k];
          to[at + k * toLine + 2] = from[at2 + k];
          to[at + k * toLine + 3] = from[at3 + k];
        }
      }
      for (; j < lines; j++) {
        for (int k = 0; k < length; k++) {
          to[toAt + j + k * toLine] = from[fromAt + j * fromLine + k];
        }
      }
      """;

  private static final String LOAD = """
      for (int i = 0; i < rows; i++) {
        for (int j = 0; j < width; j++) {
          scratch[(i + 1) * 2 * LANES + j] = c[cAt + i * cRow + j * cColumn];
        }
      }
      """;

  private static final String STORE = """
      if (cColumn != 1) {
        productTurn(scratch, 2 * LANES, 2 * LANES, rows, width, c, cAt, cColumn);
        return;
      }
      for (int i = 0; i < rows; i++) {
        System.arraycopy(scratch, (i + 1) * 2 * LANES, c, cAt + i * cRow, width);
      }
      """;

  private static final String LEFT = "float[] a, int aAt, int aRow, int aColumn, ";
  private static final String RIGHT = "float[] b, int bAt, int bRow, int bColumn, ";
  private static final String RESULT = "float[] c, int cAt, int cRow, int cColumn, ";
  private static final String SHARED = "int rows, int inner, int columns, boolean shared, member";
  private static final MethodSpec PART_KERNEL = kernel(
      "productPart",
      "A product of matrices that begin anywhere in their arrays, computed as it stands or with its operands changed about, whichever copies less.",
      LEFT + RIGHT + RESULT + SHARED,
      PART);

  private static final List<MethodSpec> HELPERS = List.of(
      kernel(
              "productCost",
              "About how many cycles a product takes: its sums, and copies of what does not lie as it is read.",
              "int rows, int inner, int columns, int aColumn, int bColumn, int cColumn",
              COST)
          .toBuilder()
          .returns(float.class)
          .build(),
      kernel(
          "productBands",
          "The product with columns in the lanes. Members share its columns or its rows. Scratch: a vector of zeros, a block of the result, a panel of b, rows of a.",
          LEFT + RIGHT + RESULT + SHARED,
          BANDS),
      kernel(
          "productPanel",
          "Two vectors of columns, for as many rows of a as there are.",
          "float[] a, int aAt, int aRow, " + RIGHT + RESULT
              + "float[] scratch, int rows, int depth, int width, boolean first",
          PANEL),
      kernel(
          "productFill",
          "Copies up to two vectors of columns of b, filled up with zeros.",
          RIGHT + "float[] scratch, int depth, int width",
          PACK),
      kernel(
          "productTurn",
          "Copies lines so that they become columns.",
          "float[] from, int fromAt, int fromLine, int lines, int length, float[] to, int toAt, int toLine",
          TURN),
      kernel(
          "productTake",
          "Copies a block of the result to scratch.",
          RESULT + "float[] scratch, int rows, int width",
          LOAD),
      kernel(
          "productGive",
          "Copies a block of the result from scratch.",
          RESULT + "float[] scratch, int rows, int width",
          STORE));

  private VectorProduct() {}

  /** Adds the twin of the scalar product with all that it calls. */
  static void addTo(VectorKernels vectors) {
    vectors.addField(VectorKernels.FEW_REGISTERS);
    vectors.override(PART_KERNEL);
    vectors.addHelpers(HELPERS);
    vectors.addHelpers(VectorProductTiles.ALL);
    vectors.addHelpers(VectorProductRow.ALL);
  }
}
