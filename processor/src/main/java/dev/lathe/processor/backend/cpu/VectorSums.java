package dev.lathe.processor.backend.cpu;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Sums of one vector or two in registers: an element is broadcast for each sum and multiplied with one vector or two.
 *
 * @param count how many: eight, or four of two vectors where {@link VectorKernels#FEW_REGISTERS there are few registers}
 * @param vectors of each sum
 * @param result where sums are put behind the loop
 * @param goOn whether they begin with what lies there, or with 0
 * @param operand whose vectors are multiplied
 */
record VectorSums(int count, int vectors, Place result, boolean goOn, Place operand) {

  /**
   * Where vectors lie.
   *
   * @param array they lie in
   * @param at where the first lies in it; for a result with {@code %d} for the number of the sum
   * @param second how far behind it the second lies
   */
  record Place(String array, String at, String second) {}

  /** A loop with the sums taken up before it and put back behind it. */
  String around(String loop) {
    String first = goOn ? "fromArray(SPECIES, %2$s, %3$s)" : "zero(SPECIES)";
    return each("FloatVector %1$s = FloatVector." + first + ";\n")
        + loop
        + each("%1$s.intoArray(%2$s, %3$s);\n");
  }

  /** Adds a product to all sums; {@code element} is what is broadcast, with {@code %d} for the number of the sum. */
  String round(String element) {
    return round("", operand.at, element);
  }

  /** The same for one of several rounds of a loop, whose suffix names what it reads, and whose vectors begin there. */
  String round(String suffix, String from, String element) {
    String operands = IntStream.range(0, vectors)
        .mapToObj(vector -> "  FloatVector y%d%s = FloatVector.fromArray(SPECIES, %s, %s);\n"
            .formatted(vector, suffix, operand.array, place(from, operand, vector)))
        .collect(Collectors.joining());
    return operands
        + IntStream.range(0, count)
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

  /** A line for each vector of each sum: its name, the array, and its place there. */
  private String each(String line) {
    return IntStream.range(0, count * vectors)
        .mapToObj(i -> line.formatted(
            name(i / vectors, i % vectors),
            result.array,
            place(result.at.formatted(i / vectors), result, i % vectors)))
        .collect(Collectors.joining());
  }

  private static String place(String first, Place place, int vector) {
    return vector == 0 ? first : first + " + " + place.second;
  }

  private static String name(int sum, int vector) {
    return (vector == 0 ? "a" : "b") + sum;
  }
}
