package dev.lathe.processor.backend.cpu;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Eight sums of one vector or two in registers: an element is broadcast for each sum and multiplied with one vector or two.
 *
 * @param vectors of each sum, the second {@code second} floats behind the first
 * @param array where they are kept between two loops
 * @param at where in it a sum lies, with {@code %d} for its number
 * @param suffix of the names of operands
 */
record VectorSums(int vectors, String array, String at, String suffix) {
  private static final int SUMS = 8;

  VectorSums(int vectors, String array, String at) {
    this(vectors, array, at, "");
  }

  /** The same sums with operands of other names, for another round in the same loop. */
  VectorSums next() {
    return new VectorSums(vectors, array, at, suffix + "n");
  }

  String load() {
    return each((sum, vector) -> "FloatVector %s = FloatVector.fromArray(SPECIES, %s, %s%s);\n"
        .formatted(name(sum, vector), array, at.formatted(sum), vector == 0 ? "" : " + second"));
  }

  String store() {
    return each((sum, vector) -> "%s.intoArray(%s, %s%s);\n"
        .formatted(name(sum, vector), array, at.formatted(sum), vector == 0 ? "" : " + second"));
  }

  /**
   * Adds products to all sums.
   *
   * @param operand array whose vectors are multiplied, that of {@code from} and, for a second one, that lies so much behind it as a variable of its name says
   * @param element what is broadcast, with {@code %d} for the number of the sum
   */
  String round(String operand, String from, String element) {
    String second = operand.equals("w") ? " + secondWeight" : " + secondDy";
    String operands = IntStream.range(0, vectors)
        .mapToObj(vector -> "  FloatVector y%d%s = FloatVector.fromArray(SPECIES, %s, %s%s);\n"
            .formatted(vector, suffix, operand, from, vector == 0 ? "" : second))
        .collect(Collectors.joining());
    return operands
        + IntStream.range(0, SUMS)
            .mapToObj(sum -> term(sum, element))
            .collect(Collectors.joining());
  }

  private String term(int sum, String element) {
    String factor = "  FloatVector f%d%s = FloatVector.broadcast(SPECIES, %s);\n"
        .formatted(sum, suffix, element.formatted(sum));
    return factor
        + IntStream.range(0, vectors)
            .mapToObj(vector -> "  %1$s = f%2$d%4$s.fma(y%3$d%4$s, %1$s);\n"
                .formatted(name(sum, vector), sum, vector, suffix))
            .collect(Collectors.joining());
  }

  private interface Line {
    String of(int sum, int vector);
  }

  private String each(Line line) {
    return IntStream.range(0, SUMS * vectors)
        .mapToObj(i -> line.of(i / vectors, i % vectors))
        .collect(Collectors.joining());
  }

  private static String name(int sum, int vector) {
    return (vector == 0 ? "a" : "b") + sum;
  }
}
