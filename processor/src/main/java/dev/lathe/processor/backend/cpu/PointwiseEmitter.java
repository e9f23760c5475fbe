package dev.lathe.processor.backend.cpu;

import com.palantir.javapoet.CodeBlock;
import dev.lathe.processor.ir.ElementType;
import dev.lathe.processor.ir.Node;
import dev.lathe.processor.ir.Op;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes the call of a kernel that evaluates an expression for each element. */
final class PointwiseEmitter {
  private PointwiseEmitter() {}

  static Optional<KernelCall> standardize(Node node, ProgramContext program) {
    return emit(node.with(((Op.Standardize) node.op()).pointwise(node.shape())), program);
  }

  static Optional<KernelCall> emit(Node node, ProgramContext program) {
    if (node.type() == ElementType.DOUBLE) {
      return Optional.empty();
    }
    List<Node> inputs = program.inputs(node);
    PointwiseKernel kernel = PointwiseKernel.of(node, inputs);
    List<CodeBlock> arrays =
        new ArrayList<>(inputs.stream().map(program::argument).toList());
    arrays.add(CodeBlock.of("$L", program.array(node)));
    return Optional.of(call(kernel, arrays, program.expected(node.shape().size()), program));
  }

  /** The call of a kernel with these arrays. */
  static KernelCall call(
      PointwiseKernel kernel, List<CodeBlock> arrays, long work, ProgramContext program) {
    String called = program
        .kernels()
        .add(
            kernel.scalar(),
            work,
            (vectors, name, most) -> VectorPointwise.twin(kernel, vectors, name, most));
    List<CodeBlock> arguments = new ArrayList<>(arrays);
    kernel.loops().extents().forEach(extent -> arguments.add(ProgramContext.extent(extent)));
    return new KernelCall(called, arguments, work, kernel.flat());
  }
}
