package dev.lathe.processor.backend.cpu;

import com.palantir.javapoet.MethodSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/**
 * A function that makes eight sums of two vectors each: all at once, or four and four where {@link VectorKernels#FEW_REGISTERS there are few registers}.
 *
 * @param name of the functions, which is followed by Tile, Eight and Four
 * @param what the tile does
 * @param parameters of all three
 * @param second what the last four have instead of some of the parameters
 * @param condition of there being a second half; empty where there always is
 * @param sums the code that makes so many
 */
record VectorTile(
    String name,
    String what,
    String parameters,
    Map<String, String> second,
    String condition,
    IntFunction<String> sums) {

  List<MethodSpec> kernels() {
    return List.of(
        KernelMethod.kernel(name + "Tile", what, parameters, choice()),
        KernelMethod.kernel(
            name + "Eight",
            "All eight of {@link #" + name + "Tile} at once.",
            parameters,
            sums.apply(8)),
        KernelMethod.kernel(
            name + "Four",
            "Four of the eight of {@link #" + name + "Tile}.",
            parameters,
            sums.apply(4)));
  }

  private String choice() {
    String last = call("Four", second);
    return """
        if (FEW_REGISTERS) {
          %s  %s} else {
          %s}
        """.formatted(
            call("Four", Map.of()),
            condition.isEmpty() ? last : "if (" + condition + ") {\n    " + last + "  }\n",
            call("Eight", Map.of()));
  }

  private String call(String form, Map<String, String> replaced) {
    return Arrays.stream(parameters.split(", ", -1))
        .map(parameter -> parameter.substring(parameter.indexOf(' ') + 1))
        .map(argument -> replaced.getOrDefault(argument, argument))
        .collect(Collectors.joining(", ", name + form + "(", ");\n"));
  }
}
