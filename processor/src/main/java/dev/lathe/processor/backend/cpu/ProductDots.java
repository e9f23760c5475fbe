package dev.lathe.processor.backend.cpu;

import com.palantir.javapoet.MethodSpec;

/** The product of fewer rows than {@link ProductKernels} computes at once. */
final class ProductDots {
  private static final String DOTS = """
      int from = shared ? member.from(columns, 64) : 0;
      int to = shared ? member.to(columns, 64) : columns;
      for (int i = 0; i < rows; i++) {
        for (int j = from; j < to; j += 4) {
          int j1 = Math.min(j + 1, to - 1);
          int j2 = Math.min(j + 2, to - 1);
          int j3 = Math.min(j + 3, to - 1);
          int b0 = bAt + j * bColumn;
          int b1 = bAt + j1 * bColumn;
          int b2 = bAt + j2 * bColumn;
          int b3 = bAt + j3 * bColumn;
          float s0 = 0f, s1 = 0f, s2 = 0f, s3 = 0f;
          for (int k = 0; k < inner; k++) {
            float x = a[aAt + i * aRow + k * aColumn];
            s0 = Math.fma(x, b[b0 + k], s0);
            s1 = Math.fma(x, b[b1 + k], s1);
            s2 = Math.fma(x, b[b2 + k], s2);
            s3 = Math.fma(x, b[b3 + k], s3);
          }
          c[cAt + i * cRow + j * cColumn] = s0;
          c[cAt + i * cRow + j1 * cColumn] = s1;
          c[cAt + i * cRow + j2 * cColumn] = s2;
          c[cAt + i * cRow + j3 * cColumn] = s3;
        }
      }
      """;

  static final MethodSpec KERNEL = KernelMethod.kernel(
      "productDots",
      "The product of a few rows with a matrix whose columns lie in one piece: four sums at a time, nothing packed.",
      "float[] a, int aAt, int aRow, int aColumn, float[] b, int bAt, int bColumn, float[] c, int cAt, int cRow, int cColumn, "
          + "int rows, int inner, int columns, boolean shared, member",
      DOTS);

  private ProductDots() {}
}
