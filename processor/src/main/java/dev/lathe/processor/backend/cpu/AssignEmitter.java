package dev.lathe.processor.backend.cpu;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.lathe.processor.emit.RuntimeTypes;
import dev.lathe.processor.ir.Extent;
import dev.lathe.processor.ir.Node;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

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
    CodeBlock value = program.argument(program.inputs(node).get(0));
    Extent size = node.shape().size();
    List<CodeBlock> arguments =
        List.of(value, CodeBlock.of("$L", program.array(node)), ProgramContext.extent(size));
    return Optional.of(new KernelCall(
        program.kernels().add(kernel()), arguments, program.expected(size), Optional.of(size)));
  }

  private static MethodSpec kernel() {
    return MethodSpec.methodBuilder("copy")
        .addJavadoc("{@code out = x}\n")
        .addModifiers(Modifier.STATIC)
        .addParameter(float[].class, "x")
        .addParameter(float[].class, "out")
        .addParameter(int.class, "size")
        .addParameter(RuntimeTypes.MEMBER, "member")
        .addCode(BODY)
        .build();
  }
}
