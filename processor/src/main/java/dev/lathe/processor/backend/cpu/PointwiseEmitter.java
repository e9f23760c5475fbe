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
    PointwiseKernel kernel = new PointwiseKernel(node, inputs);
    long work = program.expected(node.shape().size());
    String called = program
        .kernels()
        .add(
            kernel.scalar(),
            work,
            (vectors, name, most) -> VectorPointwise.twin(kernel, vectors, name, most));
    List<CodeBlock> arguments =
        new ArrayList<>(inputs.stream().map(program::argument).toList());
    arguments.add(CodeBlock.of("$L", program.array(node)));
    kernel.loops().extents().forEach(extent -> arguments.add(ProgramContext.extent(extent)));
    return Optional.of(new KernelCall(called, arguments, work, kernel.flat()));
  }
}
