package dev.lathe.processor.backend.cpu;

import com.palantir.javapoet.CodeBlock;
import dev.lathe.processor.ir.Extent;
import dev.lathe.processor.ir.Layout;
import dev.lathe.processor.ir.Node;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.WindowOp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes the calls of pooling and of its gradient. */
final class PoolEmitter {
  private PoolEmitter() {}

  static Optional<KernelCall> pool(Node node, ProgramContext program) {
    WindowOp.Pool op = (WindowOp.Pool) node.op();
    Shape x = op.layout().known(program.inputs(node).get(0).shape());
    String kernel = PoolKernels.pool(op.fold(), program.kernels());
    Shape y = op.layout().known(node.shape());
    return call(kernel, node, program, op, new WindowSpace(op.windows(), x, y));
  }

  static Optional<KernelCall> unpool(Node node, ProgramContext program) {
    WindowOp.Pool op = ((WindowOp.Unpool) node.op()).pool();
    Shape dy = op.layout().known(program.inputs(node).get(0).shape());
    String kernel = PoolKernels.unpool(op.fold(), program.kernels());
    Shape x = op.layout().known(node.shape());
    return call(kernel, node, program, op, new WindowSpace(op.windows(), x, dy));
  }

  private static Optional<KernelCall> call(
      String kernel, Node node, ProgramContext program, WindowOp.Pool op, WindowSpace space) {
    boolean last = op.layout() == Layout.CHANNELS_LAST;
    int channels = last ? node.shape().last().count() : 1;
    int axes = last ? 1 : node.shape().rank() - op.windows().size();
    Extent planes =
        node.shape().extents().subList(0, axes).stream().reduce(Extent.of(1), Extent::times);
    List<CodeBlock> arguments = new ArrayList<>();
    program.inputs(node).forEach(input -> arguments.add(program.argument(input)));
    arguments.add(program.argument(node));
    arguments.add(space.pool(channels, program));
    arguments.add(ProgramContext.extent(planes));
    long work = program.expected(planes) * channels * space.narrowSize() * space.taps();
    return Optional.of(new KernelCall(kernel, arguments, work));
  }
}
