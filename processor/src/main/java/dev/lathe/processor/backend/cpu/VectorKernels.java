package dev.lathe.processor.backend.cpu;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.lathe.processor.emit.VectorTypes;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** Kernels of one network that are written with the Vector API. They take the place of their scalar twins, of which they give every bit. */
final class VectorKernels {
  /** The JDK's preferred one, as in every other network: on JDK 17, a second species in one virtual machine makes both thirty times slower. */
  private static final FieldSpec SPECIES = FieldSpec.builder(
          VectorTypes.FLOAT_SPECIES, "SPECIES", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
      .initializer("$T.SPECIES_PREFERRED", VectorTypes.FLOAT_VECTOR)
      .build();

  private static final FieldSpec LANES = FieldSpec.builder(
          int.class, "LANES", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
      .initializer("SPECIES.length()")
      .build();

  /**
   * Every operation once before anything is compiled. The JDK makes the implementation of each when it is first asked for; where that happens in compiled code, HotSpot
   * counts it as a surprise, for each of the operations that a kernel is made of again, and compiles kernels of more than a hundred many times slower.
   */
  private static final MethodSpec MEET = KernelMethod.function(
      "void",
      "meetOperations",
      "Runs every operation once before HotSpot has compiled any.",
      "",
      """
      FloatVector x = FloatVector.zero(SPECIES);
      x.add(x).sub(x).mul(x).div(x).max(x).min(x).neg().abs().sqrt().fma(x, x).reduceLanes(VectorOperators.MAX);
      IntVector n = IntVector.zero(IntVector.SPECIES_PREFERRED);
      n.add(n).sub(n).and(n).or(n).lanewise(VectorOperators.XOR, n).lanewise(VectorOperators.LSHL, 1)
          .lanewise(VectorOperators.ASHR, 1).lanewise(VectorOperators.LSHR, 1).lanewise(VectorOperators.ROL, 1);
      """);

  private final ClassName scalar;
  private final Set<FieldSpec> fields = new LinkedHashSet<>();
  private final Map<String, MethodSpec> overrides = new LinkedHashMap<>();
  private final Map<String, MethodSpec> helpers = new LinkedHashMap<>();

  VectorKernels(ClassName scalar) {
    this.scalar = scalar;
  }

  /** Adds the twin of a scalar kernel of the same name. */
  void override(MethodSpec kernel) {
    overrides.putIfAbsent(
        kernel.name(),
        kernel.toBuilder()
            .addAnnotation(Override.class)
            .returns(kernel.returnType())
            .build());
  }

  /** Adds a constant that kernels in vector form read. */
  void addField(FieldSpec constant) {
    fields.add(constant);
  }

  /** Adds what kernels in vector form call. */
  void addHelper(MethodSpec helper) {
    MethodSpec known = helpers.putIfAbsent(helper.name(), helper);
    if (known != null && !known.equals(helper)) {
      throw new IllegalStateException("two functions are called " + helper.name());
    }
  }

  TypeSpec build() {
    return TypeSpec.classBuilder(scalar.peerClass(scalar.simpleName() + "Vector"))
        .addJavadoc(
            "Kernels of {@link $T} with the Vector API: the same operations in the same order, and so the same bits.\n",
            scalar)
        .superclass(scalar)
        .addModifiers(Modifier.FINAL)
        .addField(SPECIES)
        .addField(LANES)
        .addFields(fields)
        .addStaticBlock(CodeBlock.of("meetOperations();\n"))
        .addMethods(overrides.values())
        .addMethods(helpers.values())
        .addMethod(MEET)
        .build();
  }
}
