package dev.lathe.processor.backend.cpu;

import static dev.lathe.processor.backend.cpu.KernelMethod.kernel;

import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * The matrix product in scalar form. HotSpot vectorises {@code c[j] = fma(a, b[j], c[j])} only where each row is an array of its own that is indexed by j
 * alone, and up to eight such terms a loop; so the right operand is packed into rows, 256 deep and 512 wide, and four rows of the result are computed at
 * once, two or four steps of k in a round. The right operand is read before anything is written, since a store might change it for all that HotSpot knows. Each output is one accumulator over ascending k, whatever the blocking.
 */
final class ProductKernels {
  private static final String PRODUCT = """
      productPart(a, 0, aRow, aColumn, b, 0, bRow, bColumn, c, 0, cRow, cColumn, rows, inner, columns, true, member);
      """;

  private static final String PRODUCTS = """
      int to = member.to(count, 1);
      for (int i = member.from(count, 1); i < to; i++) {
        productPart(a, i * rows * inner, aRow, aColumn, b, i * inner * columns, bRow, bColumn,
            c, i * rows * columns, cRow, cColumn, rows, inner, columns, false, member);
      }
      """;

  private static final String PART = """
      if (rows < 4 && bRow == 1) {
        productDots(a, aAt, aRow, aColumn, b, bAt, bColumn, c, cAt, cRow, cColumn, rows, inner, columns, shared, member);
      } else if (columns < rows && columns < 64) {
        productPanels(b, bAt, bColumn, bRow, a, aAt, aColumn, aRow, c, cAt, cColumn, cRow, columns, inner, rows, shared, member);
      } else {
        productPanels(a, aAt, aRow, aColumn, b, bAt, bRow, bColumn, c, cAt, cRow, cColumn, rows, inner, columns, shared, member);
      }
      """;

  private static final String PANELS = """
      int from = shared ? member.from(columns, 32) : 0;
      int to = shared ? member.to(columns, 32) : columns;
      if (from == to) {
        return;
      }
      float[][] scratch = member.rows(260, 512);
      for (int j = from; j < to; j += 512) {
        int width = Math.min(512, to - j);
        for (int k = 0; k < inner; k += 256) {
          int depth = Math.min(256, inner - k);
          productPack(b, bAt + k * bRow + j * bColumn, bRow, bColumn, scratch, depth, width);
          for (int i = 0; i < rows; i += 4) {
            productTile(a, aAt + k * aColumn, aRow, aColumn, c, cAt + j * cColumn, cRow, cColumn, scratch, i, k, rows, depth, width);
          }
        }
      }
      """;

  private static final String PACK = """
      if (bColumn == 1) {
        for (int k = 0; k < depth; k++) {
          System.arraycopy(b, at + k * bRow, scratch[k], 0, width);
        }
      } else {
        for (int j = 0; j < width; j += 128) {
          for (int k = 0; k < depth; k += 4) {
            productPackRows(b, at, bRow, bColumn, scratch, k, Math.min(k + 1, depth - 1), Math.min(k + 2, depth - 1),
                Math.min(k + 3, depth - 1), j, Math.min(j + 128, width));
          }
        }
      }
      """;

  private static final String PACK_ROWS = """
      float[] row0 = scratch[k0];
      float[] row1 = scratch[k1];
      float[] row2 = scratch[k2];
      float[] row3 = scratch[k3];
      for (int j = from; j < to; j++) {
        int column = at + j * bColumn;
        row0[j] = b[column + k0 * bRow];
        row1[j] = b[column + k1 * bRow];
        row2[j] = b[column + k2 * bRow];
        row3[j] = b[column + k3 * bRow];
      }
      """;

  private static final String TILE = """
      float[] c0 = scratch[256];
      float[] c1 = scratch[257];
      float[] c2 = scratch[258];
      float[] c3 = scratch[259];
      int i1 = Math.min(i + 1, rows - 1);
      int i2 = Math.min(i + 2, rows - 1);
      int i3 = Math.min(i + 3, rows - 1);
      productLoad(c, cAt + i * cRow, cColumn, c0, width, k);
      productLoad(c, cAt + i1 * cRow, cColumn, c1, width, k);
      productLoad(c, cAt + i2 * cRow, cColumn, c2, width, k);
      productLoad(c, cAt + i3 * cRow, cColumn, c3, width, k);
      int a0 = aAt + i * aRow;
      int a1 = aAt + i1 * aRow;
      int a2 = aAt + i2 * aRow;
      int a3 = aAt + i3 * aRow;
      int step = 0;
      for (; FOUR_STEPS && step + 3 < depth; step += 4) {
        int k0 = step * aColumn;
        int k1 = k0 + aColumn;
        int k2 = k1 + aColumn;
        int k3 = k2 + aColumn;
        productFourSteps(c0, c1, c2, c3, scratch[step], scratch[step + 1], scratch[step + 2], scratch[step + 3],
            a[a0 + k0], a[a0 + k1], a[a0 + k2], a[a0 + k3], a[a1 + k0], a[a1 + k1], a[a1 + k2], a[a1 + k3],
            a[a2 + k0], a[a2 + k1], a[a2 + k2], a[a2 + k3], a[a3 + k0], a[a3 + k1], a[a3 + k2], a[a3 + k3], width);
      }
      for (; step + 1 < depth; step += 2) {
        int at = step * aColumn;
        int next = at + aColumn;
        productTwoSteps(c0, c1, c2, c3, scratch[step], scratch[step + 1],
            a[a0 + at], a[a0 + next], a[a1 + at], a[a1 + next], a[a2 + at], a[a2 + next], a[a3 + at], a[a3 + next], width);
      }
      if (step < depth) {
        int at = step * aColumn;
        productStep(c0, c1, c2, c3, scratch[step], a[a0 + at], a[a1 + at], a[a2 + at], a[a3 + at], width);
      }
      productStore(c0, c, cAt + i * cRow, cColumn, width);
      productStore(c1, c, cAt + i1 * cRow, cColumn, width);
      productStore(c2, c, cAt + i2 * cRow, cColumn, width);
      productStore(c3, c, cAt + i3 * cRow, cColumn, width);
      """;

  private static final String TWO_STEPS = """
      for (int j = 0; j < width; j++) {
        float x0 = b0[j], x1 = b1[j];
        c0[j] = Math.fma(a01, x1, Math.fma(a00, x0, c0[j]));
        c1[j] = Math.fma(a11, x1, Math.fma(a10, x0, c1[j]));
        c2[j] = Math.fma(a21, x1, Math.fma(a20, x0, c2[j]));
        c3[j] = Math.fma(a31, x1, Math.fma(a30, x0, c3[j]));
      }
      """;

  private static final String FOUR_STEPS = """
      for (int j = 0; j < width; j++) {
        float x0 = b0[j], x1 = b1[j], x2 = b2[j], x3 = b3[j];
        c0[j] = Math.fma(a03, x3, Math.fma(a02, x2, Math.fma(a01, x1, Math.fma(a00, x0, c0[j]))));
        c1[j] = Math.fma(a13, x3, Math.fma(a12, x2, Math.fma(a11, x1, Math.fma(a10, x0, c1[j]))));
        c2[j] = Math.fma(a23, x3, Math.fma(a22, x2, Math.fma(a21, x1, Math.fma(a20, x0, c2[j]))));
        c3[j] = Math.fma(a33, x3, Math.fma(a32, x2, Math.fma(a31, x1, Math.fma(a30, x0, c3[j]))));
      }
      """;

  private static final String STEP = """
      for (int j = 0; j < width; j++) {
        float x = b[j];
        c0[j] = Math.fma(a0, x, c0[j]);
        c1[j] = Math.fma(a1, x, c1[j]);
        c2[j] = Math.fma(a2, x, c2[j]);
        c3[j] = Math.fma(a3, x, c3[j]);
      }
      """;

  private static final String LOAD = """
      if (k == 0) {
        java.util.Arrays.fill(row, 0, width, 0f);
      } else if (cColumn == 1) {
        System.arraycopy(c, at, row, 0, width);
      } else {
        for (int j = 0; j < width; j++) {
          row[j] = c[at + j * cColumn];
        }
      }
      """;

  private static final String STORE = """
      if (cColumn == 1) {
        System.arraycopy(row, 0, c, at, width);
      } else {
        for (int j = 0; j < width; j++) {
          c[at + j * cColumn] = row[j];
        }
      }
      """;

  private static final String LEFT = "float[] a, int aRow, int aColumn, ";
  private static final String RESULT = "float[] c, int cRow, int cColumn, ";
  private static final String EXTENTS = "int rows, int inner, int columns, ";
  private static final String LEFT_PART = "float[] a, int aAt, int aRow, int aColumn, ";
  private static final String RIGHT_PART = "float[] b, int bAt, int bRow, int bColumn, ";
  private static final String RESULT_PART = "float[] c, int cAt, int cRow, int cColumn, ";
  private static final String SHARED = EXTENTS + "boolean shared, member";
  private static final String ROWS = "float[] c0, float[] c1, float[] c2, float[] c3, ";

  private static final List<MethodSpec> ALL = List.of(
      kernel(
          "product",
          "c = a b, matrices given by the distances between their rows and between their columns. Every element is one accumulator\n"
              + "over ascending k. The longer side of the result runs in the inner loop.",
          LEFT + "float[] b, int bRow, int bColumn, " + RESULT + EXTENTS + "member",
          PRODUCT),
      kernel(
          "products",
          "One product for each pair of matrices that lie one after the other; members share the pairs.",
          LEFT + "float[] b, int bRow, int bColumn, " + RESULT + "int count, " + EXTENTS + "member",
          PRODUCTS),
      kernel(
          "productPart",
          "A product of matrices that begin anywhere in their arrays, its columns shared among the members or not.",
          LEFT_PART + RIGHT_PART + RESULT_PART + SHARED,
          PART),
      kernel(
          "productPanels",
          "The product by panels of b, 256 deep and at most 512 wide; columns are shared among the members.",
          LEFT_PART + RIGHT_PART + RESULT_PART + SHARED,
          PANELS),
      kernel(
          "productPack",
          "Copies a panel of b into rows that are arrays of their own, without which the inner loop is not vectorised.",
          "float[] b, int at, int bRow, int bColumn, float[][] scratch, int depth, int width",
          PACK),
      kernel(
          "productPackRows",
          "Four rows of a panel whose columns lie in one piece each, 128 columns at a time, so that what is read stays in the nearest cache.",
          "float[] b, int at, int bRow, int bColumn, float[][] scratch, int k0, int k1, int k2, int k3, int from, int to",
          PACK_ROWS),
      kernel(
          "productTile",
          "Adds a panel's part to four rows of c, from row i on, which start at 0 where k does; where there are fewer left, the last is computed again.",
          LEFT_PART
              + RESULT_PART
              + "float[][] scratch, int i, int k, int rows, int depth, int width",
          TILE),
      kernel(
          "productTwoSteps",
          "Two steps of k for four rows.",
          ROWS
              + "float[] b0, float[] b1, float a00, float a01, float a10, float a11, float a20, float a21, float a30, float a31, int width",
          TWO_STEPS),
      kernel(
          "productFourSteps",
          "Four steps of k for four rows.",
          ROWS
              + "float[] b0, float[] b1, float[] b2, float[] b3, float a00, float a01, float a02, float a03, float a10, float a11, float a12, float a13, "
              + "float a20, float a21, float a22, float a23, float a30, float a31, float a32, float a33, int width",
          FOUR_STEPS),
      kernel(
          "productStep",
          "One step of k for four rows.",
          ROWS + "float[] b, float a0, float a1, float a2, float a3, int width",
          STEP),
      kernel(
          "productLoad",
          "Takes up a row of sums where the panel before left it; the first panel starts at 0.",
          "float[] c, int at, int cColumn, float[] row, int width, int k",
          LOAD),
      kernel(
          "productStore",
          "Puts a row of sums back.",
          "float[] row, float[] c, int at, int cColumn, int width",
          STORE),
      ProductDots.KERNEL);

  private ProductKernels() {}

  /** HotSpot of JDK 25 vectorises loops twice as long as that of JDK 17 does, for which four steps are a fourth as fast as two. */
  static FieldSpec fourSteps() {
    return FieldSpec.builder(
            boolean.class, "FOUR_STEPS", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .addJavadoc(
            "Whether the virtual machine vectorises a round of four steps; else it is two.\n")
        .initializer("Runtime.version().feature() >= 25")
        .build();
  }

  /** Adds the product with all that it calls. */
  static void addTo(KernelLibrary kernels) {
    ALL.forEach(kernels::addNamed);
    kernels.vectors().ifPresent(VectorProduct::addTo);
  }
}
