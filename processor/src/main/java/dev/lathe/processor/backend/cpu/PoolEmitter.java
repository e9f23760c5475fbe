package dev.lathe.processor.backend.cpu;

import com.palantir.javapoet.CodeBlock;
import dev.lathe.processor.ir.Extent;
import dev.lathe.processor.ir.Node;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.Window;
import dev.lathe.processor.ir.WindowOp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes the calls of pooling and of its gradient. */
final class PoolEmitter {
  private PoolEmitter() {}

  static Optional<KernelCall> pool(Node node, ProgramContext program) {
    WindowOp.Pool op = (WindowOp.Pool) node.op();
    Shape x = program.inputs(node).get(0).shape();
    String kernel = PoolKernels.pool(op.fold(), program.kernels());
    return call(
        kernel, node, program, op.windows(), new WindowSpace(op.windows(), x, node.shape()));
  }

  static Optional<KernelCall> unpool(Node node, ProgramContext program) {
    WindowOp.Unpool op = (WindowOp.Unpool) node.op();
    Shape dy = program.inputs(node).get(0).shape();
    String kernel = PoolKernels.unpool(op.fold(), program.kernels());
    return call(
        kernel, node, program, op.windows(), new WindowSpace(op.windows(), node.shape(), dy));
  }

  private static Optional<KernelCall> call(
      String kernel, Node node, ProgramContext program, List<Window> windows, WindowSpace space) {
    Extent planes = node.shape().extents().subList(0, node.shape().rank() - windows.size()).stream()
        .reduce(Extent.of(1), Extent::times);
    List<CodeBlock> arguments = new ArrayList<>();
    program.inputs(node).forEach(input -> arguments.add(program.argument(input)));
    arguments.add(program.argument(node));
    arguments.add(space.pool(program));
    arguments.add(ProgramContext.extent(planes));
    long work = program.expected(planes) * space.narrowSize() * space.taps();
    return Optional.of(new KernelCall(kernel, arguments, work));
  }
}
