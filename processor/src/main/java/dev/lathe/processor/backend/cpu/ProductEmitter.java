package dev.lathe.processor.backend.cpu;

import com.palantir.javapoet.CodeBlock;
import dev.lathe.processor.ir.Extent;
import dev.lathe.processor.ir.Node;
import dev.lathe.processor.ir.Op;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes the call of a matrix product: three arrays with their strides and three extents. A transposed operand is one whose strides are swapped. */
final class ProductEmitter {
  private ProductEmitter() {}

  static Optional<KernelCall> emit(Node node, ProgramContext program) {
    Op.MatMul op = (Op.MatMul) node.op();
    program.kernels().addField(ProductKernels.fourSteps());
    ProductKernels.addTo(program.kernels());
    Node left = program.inputs(node).get(0);
    Node right = program.inputs(node).get(1);
    Extent inner = op.inner(left.shape());
    int rank = node.shape().rank();
    List<CodeBlock> arguments = new ArrayList<>();
    arguments.addAll(matrix(left, op.transposeLeft(), program));
    arguments.addAll(matrix(right, op.transposeRight(), program));
    arguments.addAll(matrix(node, false, program));
    if (rank > 2) {
      arguments.add(ProgramContext.extent(node.shape().extents().subList(0, rank - 2).stream()
          .reduce(Extent.of(1), Extent::times)));
    }
    for (Extent extent :
        List.of(node.shape().extent(rank - 2), inner, node.shape().extent(rank - 1))) {
      arguments.add(ProgramContext.extent(extent));
    }
    long work = program.expected(node.shape().size()) * program.expected(inner);
    return Optional.of(new KernelCall(rank > 2 ? "products" : "product", arguments, work));
  }

  /** An array, the distance between its rows, the distance between its columns. */
  private static List<CodeBlock> matrix(Node node, boolean transposed, ProgramContext program) {
    CodeBlock array = program.argument(node);
    CodeBlock row = ProgramContext.extent(node.shape().last());
    CodeBlock one = CodeBlock.of("1");
    return transposed ? List.of(array, one, row) : List.of(array, row, one);
  }
}
