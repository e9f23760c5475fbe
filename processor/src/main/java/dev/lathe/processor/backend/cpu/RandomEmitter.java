package dev.lathe.processor.backend.cpu;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.lathe.processor.emit.RuntimeTypes;
import dev.lathe.processor.ir.Extent;
import dev.lathe.processor.ir.Node;
import dev.lathe.processor.ir.Op;
import java.util.List;
import java.util.Optional;

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

  private RandomEmitter() {}

  static Optional<KernelCall> emit(Node node, ProgramContext program) {
    Op.Random random = (Op.Random) node.op();
    CodeBlock key = CodeBlock.of("$T.key(seed, step, $L)", RuntimeTypes.RANDOMS, random.stream());
    Extent size = node.shape().size();
    List<CodeBlock> arguments =
        List.of(key, CodeBlock.of("$L", program.array(node)), ProgramContext.extent(size));
    return Optional.of(new KernelCall(
        program.kernels().add(kernel()), arguments, ROUNDS * program.expected(size)));
  }

  private static MethodSpec kernel() {
    return MethodSpec.methodBuilder("uniform")
        .addJavadoc("Numbers drawn uniformly from [0, 1).\n")
        .addParameter(long.class, "key")
        .addParameter(float[].class, "out")
        .addParameter(int.class, "size")
        .addParameter(RuntimeTypes.MEMBER, "member")
        .addCode(BODY)
        .build();
  }
}
