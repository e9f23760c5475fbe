package dev.lathe.processor.backend.cpu;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.lathe.processor.emit.RuntimeTypes;
import dev.lathe.processor.ir.Extent;
import dev.lathe.processor.ir.Node;
import dev.lathe.processor.ir.Op;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes numbers drawn uniformly from [0, 1): each a function of seed, step, stream and position, whoever computes it. */
final class RandomEmitter {
  /** A drawn number costs as much as this many elements of arithmetic. */
  private static final long ROUNDS = 13;

  private static final CodeBlock BODY = CodeBlock.of("""
          int to = member.to(size, 1024);
          for (int i = member.from(size, 1024); i < to; i++) {
            out[i] = $T.uniform(key, i);
          }
          """, RuntimeTypes.RANDOMS);

  /**
   * Threefry as {@code Randoms} has it, for as many numbers as a vector has lanes. The loop counts by one: C2 of JDK 25 gives up on a body of this length where it
   * cannot see at once how often it runs, and tries to peel a part of it ("too many clones").
   */
  private static final CodeBlock VECTOR_BODY = CodeBlock.builder()
      .add(KernelMethod.code("""
          int key0 = (int) key;
          int key1 = (int) (key >>> 32);
          int key2 = 0x1BD11BDA ^ key0 ^ key1;
          IntVector places = IntVector.fromArray(IntVector.SPECIES_PREFERRED, WHOLE_COUNT, 0);
          int from = member.from(size, 1024);
          int to = member.to(size, 1024);
          int vectors = (to - from) / LANES;
          for (int vector = 0; vector < vectors; vector++) {
            int i = from + vector * LANES;
            IntVector a = places.add(i).add(key0);
            IntVector b = IntVector.broadcast(IntVector.SPECIES_PREFERRED, key1);
          """ + rounds(13, 15, 26, 6) + keys("key1", "key2 + 1")
          + rounds(17, 29, 16, 24)
          + keys("key2", "key0 + 2") + rounds(13, 15, 26, 6) + keys("key0", "key1 + 3") + rounds(17)
          + """
            IntVector high = a.lanewise(VectorOperators.LSHR, 8);
            high.convert(VectorOperators.I2F, 0).reinterpretAsFloats().mul(0x1p-24f).intoArray(out, i);
          }
          """))
      .add(CodeBlock.of("""
          for (int i = from + vectors * LANES; i < to; i++) {
            out[i] = $T.uniform(key, i);
          }
          """, RuntimeTypes.RANDOMS))
      .build();

  private RandomEmitter() {}

  private static String rounds(int... rotations) {
    return IntStream.of(rotations).mapToObj("""
              a = a.add(b);
              b = b.lanewise(VectorOperators.ROL, %d).lanewise(VectorOperators.XOR, a);
            """::formatted).collect(Collectors.joining());
  }

  private static String keys(String first, String second) {
    return """
          a = a.add(%s);
          b = b.add(%s);
        """.formatted(first, second);
  }

  static Optional<KernelCall> emit(Node node, ProgramContext program) {
    Op.Random random = (Op.Random) node.op();
    CodeBlock key = CodeBlock.of("$T.key(seed, step, $L)", RuntimeTypes.RANDOMS, random.stream());
    Extent size = node.shape().size();
    List<CodeBlock> arguments =
        List.of(key, CodeBlock.of("$L", program.array(node)), ProgramContext.extent(size));
    return Optional.of(new KernelCall(
        program.kernels().add(kernel(BODY), RandomEmitter::vectorKernel),
        arguments,
        ROUNDS * program.expected(size)));
  }

  private static Optional<MethodSpec> vectorKernel(VectorKernels vectors) {
    vectors.addField(VectorHelpers.WHOLE_COUNT);
    return Optional.of(kernel(VECTOR_BODY));
  }

  private static MethodSpec kernel(CodeBlock body) {
    return MethodSpec.methodBuilder("uniform")
        .addJavadoc("Numbers drawn uniformly from [0, 1).\n")
        .addParameter(long.class, "key")
        .addParameter(float[].class, "out")
        .addParameter(int.class, "size")
        .addParameter(RuntimeTypes.MEMBER, "member")
        .addCode(body)
        .build();
  }
}
