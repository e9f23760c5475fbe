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

  private static final CodeBlock VECTOR_BODY = CodeBlock.of("""
      int to = member.to(size, 1024);
      int i = member.from(size, 1024);
      for (; i <= to - LANES; i += LANES) {
        uniformLanes(key, out, i);
      }
      for (; i < to; i++) {
        out[i] = $T.uniform(key, i);
      }
      """, RuntimeTypes.RANDOMS);

  /**
   * Threefry as {@code Randoms} has it, for as many numbers as a vector has lanes. A method of its own, without a loop: C2 gives up on a loop of this length that it
   * has to compile while it runs ("too many clones").
   */
  private static final MethodSpec LANES = KernelMethod.function(
      "void",
      "uniformLanes",
      "As many numbers as a vector has lanes, from one on.",
      "long key, float[] out, int i",
      """
      int key0 = (int) key;
      int key1 = (int) (key >>> 32);
      int key2 = 0x1BD11BDA ^ key0 ^ key1;
      IntVector a = IntVector.fromArray(IntVector.SPECIES_PREFERRED, WHOLE_COUNT, 0).add(i).add(key0);
      IntVector b = IntVector.broadcast(IntVector.SPECIES_PREFERRED, key1);
      """ + rounds(13, 15, 26, 6) + keys("key1", "key2 + 1")
          + rounds(17, 29, 16, 24)
          + keys("key2", "key0 + 2") + rounds(13, 15, 26, 6) + keys("key0", "key1 + 3") + rounds(17)
          + """
      IntVector high = a.lanewise(VectorOperators.LSHR, 8);
      high.convert(VectorOperators.I2F, 0).reinterpretAsFloats().mul(0x1p-24f).intoArray(out, i);
      """);

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
        program
            .kernels()
            .add(
                kernel(BODY),
                program.expected(size),
                (vectors, name, most) -> vectorKernel(vectors)),
        arguments,
        ROUNDS * program.expected(size)));
  }

  private static Optional<MethodSpec> vectorKernel(VectorKernels vectors) {
    vectors.addField(VectorHelpers.WHOLE_COUNT);
    vectors.addHelper(LANES);
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
