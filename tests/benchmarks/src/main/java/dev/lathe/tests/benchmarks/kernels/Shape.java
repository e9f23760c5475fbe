package dev.lathe.tests.benchmarks.kernels;

import dev.lathe.runtime.CompiledModel;

/** Rows of the input, its columns, and columns of the result. */
public enum Shape {
  ROWS64_784X512(64, 784, 512),
  ROWS64_512X512(64, 512, 512),
  ROWS256_784X512(256, 784, 512),
  ROWS1024_1024X1024(1024, 1024, 1024);

  final int rows;
  final int inner;
  final int columns;

  Shape(int rows, int inner, int columns) {
    this.rows = rows;
    this.inner = inner;
    this.columns = columns;
  }

  CompiledModel<float[], float[]> model() {
    return switch (this) {
      case ROWS64_784X512, ROWS256_784X512 -> Product784x512Model.create();
      case ROWS64_512X512 -> Product512x512Model.create();
      case ROWS1024_1024X1024 -> Product1024x1024Model.create();
    };
  }

  double operations() {
    return 2.0 * rows * inner * columns;
  }
}
