package dev.lathe.processor.backend.cpu;

import com.palantir.javapoet.MethodSpec;
import java.util.List;
import java.util.Map;

/** Pooling in vector form: one element of as many windows as a vector has lanes. */
final class VectorPool {
  /**
   * By the names of the kernels: one round of the loop, and the same for what is left. Places are gathered where they are used: HotSpot does not inline a method whose own
   * code has become long, as a gather's does, and a vector that a method returns is then an object.
   */
  private static final Map<String, String> ROUNDS = Map.of(
      "poolSumTap",
      "FloatVector.fromArray(SPECIES, out, to + i).add(FloatVector.fromArray(SPECIES, x, at, starts, i)).intoArray(out, to + i);\n",
      "poolMaxTap",
      "FloatVector.fromArray(SPECIES, out, to + i).max(FloatVector.fromArray(SPECIES, x, at, starts, i)).intoArray(out, to + i);\n",
      "unpoolMaxTap",
      """
      FloatVector element = FloatVector.fromArray(SPECIES, x, at, starts, i);
      FloatVector before = FloatVector.fromArray(SPECIES, largest, i);
      VectorMask<Float> more = element.compare(VectorOperators.GT, before).or(element.compare(VectorOperators.NE, element));
      before.blend(element, more).intoArray(largest, i);
      FloatVector.fromArray(SPECIES, chosen, i).blend((float) tap, more).intoArray(chosen, i);
      """);

  private VectorPool() {}

  /** Adds the vector forms of those kernels that have one. */
  static void addTwins(List<MethodSpec> kernels, VectorKernels vectors) {
    for (MethodSpec kernel : kernels) {
      String round = ROUNDS.get(kernel.name());
      if (round != null) {
        vectors.override(twin(kernel, round));
      }
    }
  }

  private static MethodSpec twin(MethodSpec kernel, String round) {
    String scalar = kernel.code().toString().replace("int i = 0; ", "; ");
    String body =
        "int i = 0;\nfor (; i <= count - LANES; i += LANES) {\n" + round.indent(2) + "}\n";
    return KernelMethod.twin(kernel, body + scalar);
  }
}
