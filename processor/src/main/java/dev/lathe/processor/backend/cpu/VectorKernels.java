package dev.lathe.processor.backend.cpu;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.lathe.processor.emit.VectorTypes;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
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

  /** True with vectors of 256 bits, of which there are 16 registers: eight sums of two vectors and what is multiplied do not fit, four do. */
  static final FieldSpec FEW_REGISTERS = FieldSpec.builder(
          boolean.class, "FEW_REGISTERS", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
      .addJavadoc("Whether eight sums of two vectors are more than there are registers.\n")
      .initializer("LANES == 8")
      .build();

  /**
   * Every operation often enough, one after the other, that HotSpot knows of each of them before it compiles what they are made of. What it compiles knowing some of
   * them only is given up when another comes, and counted as a surprise; the counts of all that a kernel is made of are added up, and with a hundred of them it no
   * longer trusts that vectors are vectors: they become objects, and the kernel is many times slower for good.
   */
  private static final MethodSpec MEET = KernelMethod.function(
      "void",
      "meetOperations",
      "Runs every operation before HotSpot has compiled any, so that none is a surprise to it.",
      "",
      """
      float[] floats = new float[LANES];
      int[] wholes = new int[LANES];
      for (int round = 0; round < 200; round++) {
        FloatVector x = FloatVector.fromArray(SPECIES, floats, 0);
        IntVector n = IntVector.fromArray(IntVector.SPECIES_PREFERRED, wholes, 0);
        VectorMask<Float> mask = x.compare(VectorOperators.LT, 0f).and(x.compare(VectorOperators.GT, 0f))
            .or(x.compare(VectorOperators.EQ, x)).and(x.compare(VectorOperators.LE, x)).or(x.compare(VectorOperators.NE, x));
        x.add(x).add(1f).sub(x).sub(1f).mul(x).mul(1f).div(FloatVector.broadcast(SPECIES, 1f)).max(x).max(0f).min(x).min(0f).neg().abs().sqrt()
            .fma(x, x).fma(1f, 0f).blend(x, mask).blend(0f, mask).intoArray(floats, 0);
        floats[0] = x.reduceLanes(VectorOperators.MAX) + x.reduceLanes(VectorOperators.ADD);
        x.reinterpretAsInts().add(n).add(1).sub(n).sub(1).and(n).and(1).or(n).or(1).intoArray(wholes, 0);
        n.lanewise(VectorOperators.XOR, n).lanewise(VectorOperators.XOR, 1).lanewise(VectorOperators.LSHL, 1).lanewise(VectorOperators.ASHR, 1)
            .lanewise(VectorOperators.LSHR, 1).lanewise(VectorOperators.ROL, 1).intoArray(wholes, 0);
        n.convert(VectorOperators.I2F, 0).reinterpretAsFloats().intoArray(floats, 0);
        n.reinterpretAsFloats().intoArray(floats, 0);
      }
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

  void addHelpers(List<MethodSpec> added) {
    added.forEach(this::addHelper);
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
