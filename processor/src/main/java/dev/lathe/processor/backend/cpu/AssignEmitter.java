package dev.lathe.processor.backend.cpu;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.lathe.processor.emit.RuntimeTypes;
import dev.lathe.processor.ir.Extent;
import dev.lathe.processor.ir.Node;
import java.util.List;
import java.util.Optional;

/** Writes the new value of a piece of state, where it could not be computed in the state's own array. */
final class AssignEmitter {
  private static final String BODY = """
      int from = member.from(size, 4096);
      System.arraycopy(x, from, out, from, member.to(size, 4096) - from);
      """;

  private AssignEmitter() {}

  static Optional<KernelCall> emit(Node node, ProgramContext program) {
    if (!program.copies(node)) {
      return Optional.empty();
    }
    Located value = program.located(program.inputs(node).get(0));
    return Optional.of(copy(value, program.located(node), program));
  }

  /** One array copied to another. */
  static KernelCall copy(Located from, Located to, ProgramContext program) {
    Extent size = to.shape().size();
    List<CodeBlock> arguments =
        List.of(from.argument(), to.argument(), ProgramContext.extent(size));
    return new KernelCall(
        program.kernels().add(kernel()), arguments, program.expected(size), Optional.of(size));
  }

  private static MethodSpec kernel() {
    return MethodSpec.methodBuilder("copy")
        .addJavadoc("{@code out = x}\n")
        .addParameter(float[].class, "x")
        .addParameter(float[].class, "out")
        .addParameter(int.class, "size")
        .addParameter(RuntimeTypes.MEMBER, "member")
        .addCode(BODY)
        .build();
  }
}
