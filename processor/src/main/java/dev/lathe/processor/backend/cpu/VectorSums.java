package dev.lathe.processor.backend.cpu;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Sums of one vector or two in registers: an element is broadcast for each sum and multiplied with one vector or two.
 *
 * @param sums how many: eight, or four of two vectors where {@link VectorKernels#FEW_REGISTERS there are few registers}
 * @param vectors of each sum, the second {@code second} floats behind the first
 * @param array where they are kept before and after the loop
 * @param at where in it a sum lies, with {@code %d} for its number
 * @param operand array whose vectors are multiplied
 * @param secondOperand variable that says how far behind the first vector of a round the second lies
 */
record VectorSums(
    int sums, int vectors, String array, String at, String operand, String secondOperand) {

  /** A loop with the sums taken up before it and put back behind it. */
  String around(String loop) {
    return each("FloatVector %1$s = FloatVector.fromArray(SPECIES, %2$s, %3$s%4$s);\n")
        + loop
        + each("%1$s.intoArray(%2$s, %3$s%4$s);\n");
  }

  /**
   * Adds a product to all sums.
   *
   * @param suffix of the names of what is read, where a loop has several rounds
   * @param from where in the operand the vectors begin
   * @param element what is broadcast, with {@code %d} for the number of the sum
   */
  String round(String suffix, String from, String element) {
    String operands = IntStream.range(0, vectors)
        .mapToObj(vector -> "  FloatVector y%d%s = FloatVector.fromArray(SPECIES, %s, %s%s);\n"
            .formatted(vector, suffix, operand, from, vector == 0 ? "" : " + " + secondOperand))
        .collect(Collectors.joining());
    return operands
        + IntStream.range(0, sums)
            .mapToObj(sum -> term(suffix, sum, element))
            .collect(Collectors.joining());
  }

  private String term(String suffix, int sum, String element) {
    String factor = "  FloatVector f%d%s = FloatVector.broadcast(SPECIES, %s);\n"
        .formatted(sum, suffix, element.formatted(sum));
    return factor
        + IntStream.range(0, vectors)
            .mapToObj(vector -> "  %1$s = f%2$d%4$s.fma(y%3$d%4$s, %1$s);\n"
                .formatted(name(sum, vector), sum, vector, suffix))
            .collect(Collectors.joining());
  }

  /** A line for each vector of each sum: its name, the array, its place there, and what that is moved by. */
  private String each(String line) {
    return IntStream.range(0, sums * vectors)
        .mapToObj(i -> line.formatted(
            name(i / vectors, i % vectors),
            array,
            at.formatted(i / vectors),
            i % vectors == 0 ? "" : " + second"))
        .collect(Collectors.joining());
  }

  private static String name(int sum, int vector) {
    return (vector == 0 ? "a" : "b") + sum;
  }
}
