package dev.lathe.processor.backend.cpu;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.lathe.processor.ir.ElementType;
import dev.lathe.processor.ir.Extent;
import dev.lathe.processor.ir.IndexOp;
import dev.lathe.processor.ir.Node;
import dev.lathe.processor.ir.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes axes in another order: one loop for each axis of the result, neighbours that stay neighbours as one. */
final class PermuteEmitter {
  private PermuteEmitter() {}

  /** A loop of the kernel: how far x moves with it. The result is written in order. */
  private record Loop(Extent extent, Extent stride) {
    boolean continues(Loop inner) {
      return stride.equals(inner.stride().times(inner.extent()));
    }

    Loop with(Loop inner) {
      return new Loop(extent.times(inner.extent()), inner.stride());
    }
  }

  static Optional<KernelCall> emit(Node node, ProgramContext program) {
    Node x = program.inputs(node).get(0);
    List<Loop> loops = loops((IndexOp.Permute) node.op(), x.shape());
    List<CodeBlock> arguments = new ArrayList<>();
    arguments.add(program.argument(x));
    arguments.add(program.argument(node));
    for (Loop loop : loops) {
      arguments.add(ProgramContext.extent(loop.extent()));
      arguments.add(ProgramContext.extent(loop.stride()));
    }
    String kernel = program.kernels().add(kernel(loops.size(), node.type()));
    return Optional.of(
        new KernelCall(kernel, arguments, 2 * program.expected(node.shape().size())));
  }

  private static List<Loop> loops(IndexOp.Permute op, Shape x) {
    List<Loop> loops = new ArrayList<>();
    for (int axis : op.axes()) {
      Loop loop = new Loop(x.extent(axis), stride(x, axis));
      int last = loops.size() - 1;
      if (last >= 0 && loops.get(last).continues(loop)) {
        loops.set(last, loops.get(last).with(loop));
      } else if (!loop.extent().isOne()) {
        loops.add(loop);
      }
    }
    if (loops.isEmpty()) {
      loops.add(new Loop(Extent.of(1), Extent.of(1)));
    }
    return loops;
  }

  private static Extent stride(Shape shape, int axis) {
    return shape.extents().subList(axis + 1, shape.rank()).stream()
        .reduce(Extent.of(1), Extent::times);
  }

  private static MethodSpec kernel(int depth, ElementType type) {
    StringBuilder parameters = new StringBuilder(
        type == ElementType.INT ? "int[] x, int[] out, " : "float[] x, float[] out, ");
    StringBuilder body = new StringBuilder();
    StringBuilder inner = new StringBuilder("1");
    for (int loop = 0; loop < depth; loop++) {
      parameters.append("int n").append(loop).append(", int s").append(loop).append(", ");
      inner.append(loop == 0 ? "" : " * n" + loop);
    }
    body.append("int block = ")
        .append(inner)
        .append(";\nint to = member.to(n0, 4096 / block + 1);\n");
    body.append("for (int i0 = member.from(n0, 4096 / block + 1); i0 < to; i0++) {\n");
    body.append("  int at = i0 * block;\n");
    for (int loop = 1; loop < depth; loop++) {
      body.append("for (int i%1$d = 0; i%1$d < n%1$d; i%1$d++) {\n".formatted(loop));
    }
    body.append("  out[at++] = x[").append(index(depth)).append("];\n").append("}\n".repeat(depth));
    return KernelMethod.kernel(
        "permute", "The axes of x in another order.", parameters + "member", body.toString());
  }

  private static String index(int depth) {
    StringBuilder index = new StringBuilder("i0 * s0");
    for (int loop = 1; loop < depth; loop++) {
      index.append(" + i").append(loop).append(" * s").append(loop);
    }
    return index.toString();
  }
}
