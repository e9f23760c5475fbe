package dev.lathe.processor.backend.cpu;

/**
 * Where the columns of a kernel lie in an array with longer rows.
 *
 * @param width elements of a row of the array; 0 where it has no others than the kernel
 * @param from where in the row the kernel's columns begin
 */
record RowPart(int width, int from) {
  static final RowPart WHOLE = new RowPart(0, 0);

  boolean isWhole() {
    return width == 0;
  }

  /** The index of the element that a kernel with so many columns is at, in multiples of those where it can be. */
  String index(int columns) {
    String begin = from == 0 ? "" : " + " + times(from, columns);
    return "row * " + times(width, columns) + begin + " + column";
  }

  private static String times(int elements, int columns) {
    if (elements % columns != 0) {
      return Integer.toString(elements);
    }
    return elements == columns ? "columns" : elements / columns + " * columns";
  }
}
