package dev.lathe.processor.backend.cpu;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.lathe.processor.emit.RuntimeTypes;
import dev.lathe.processor.ir.Node;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes the new value of a piece of state, where it could not be computed in the state's own array. */
final class AssignEmitter {
  private static final String BODY =
      """
      int from = member.from(size, 4096);
      System.arraycopy(x, from, out, from, member.to(size, 4096) - from);
      """;

  private AssignEmitter() {}

  static CodeBlock emit(Node node, ProgramContext program) {
    if (!program.copies(node)) {
      return CodeBlock.of("");
    }
    CodeBlock value = program.argument(program.inputs(node).get(0));
    CodeBlock size = ProgramContext.extent(node.shape().size());
    return program.call(
        program.kernels().add(kernel()), List.of(value, CodeBlock.of("$L", program.array(node)), size));
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
