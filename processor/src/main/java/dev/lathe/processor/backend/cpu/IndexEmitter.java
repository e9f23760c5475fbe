package dev.lathe.processor.backend.cpu;

import static dev.lathe.processor.backend.cpu.KernelMethod.kernel;

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
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Writes the moving of elements along one axis: every tensor is read as outer x axis x inner. */
final class IndexEmitter {
  private static final Moving SLICE = Moving.kernel(
      "slice",
      "Every step-th of the rows of x along an axis, from one on.",
      "float[] x, float[] out, int outer, int extent, int count, int inner, int first, int step, member",
      """
      int to = member.to(outer * count, 4096 / inner + 1);
      for (int row = member.from(outer * count, 4096 / inner + 1); row < to; row++) {
        int source = row / count * extent + first + row % count * step;
        System.arraycopy(x, source * inner, out, row * inner, inner);
      }
      """);

  private static final Moving SLICE_RUNS = Moving.kernel(
      "sliceRuns",
      "One run of elements of each row of x.",
      "float[] x, float[] out, int rows, int extent, int count, int first, member",
      """
      int to = member.to(rows, 4096 / count + 1);
      for (int row = member.from(rows, 4096 / count + 1); row < to; row++) {
        System.arraycopy(x, row * extent + first, out, row * count, count);
      }
      """);

  private static final Moving PAD_RUNS = Moving.kernel(
      "padRuns",
      "The rows of x with zeros before and behind each.",
      "float[] x, float[] out, int rows, int extent, int count, int first, member",
      """
      int to = member.to(rows, 4096 / count + 1);
      for (int row = member.from(rows, 4096 / count + 1); row < to; row++) {
        java.util.Arrays.fill(out, row * count, row * count + first, 0f);
        System.arraycopy(x, row * extent, out, row * count + first, extent);
        java.util.Arrays.fill(out, row * count + first + extent, (row + 1) * count, 0f);
      }
      """);

  private static final Moving PAD = Moving.kernel(
      "pad",
      "The rows of x along an axis with zeros before, behind and between them.",
      "float[] x, float[] out, int outer, int extent, int count, int inner, int first, int step, member",
      """
      int to = member.to(outer * count, 4096 / inner + 1);
      for (int row = member.from(outer * count, 4096 / inner + 1); row < to; row++) {
        int at = row % count - first;
        if (at >= 0 && at % step == 0 && at / step < extent) {
          System.arraycopy(x, (row / count * extent + at / step) * inner, out, row * inner, inner);
        } else {
          java.util.Arrays.fill(out, row * inner, (row + 1) * inner, 0f);
        }
      }
      """);

  private static final Moving GATHER = Moving.kernel(
      "gather",
      "The rows of x along an axis that the index names.",
      "float[] x, int[] index, float[] out, int outer, int extent, int count, int inner, member",
      """
      int to = member.to(outer * count, 4096 / inner + 1);
      for (int row = member.from(outer * count, 4096 / inner + 1); row < to; row++) {
        int chosen = java.util.Objects.checkIndex(index[row % count], extent);
        System.arraycopy(x, (row / count * extent + chosen) * inner, out, row * inner, inner);
      }
      """);

  private static final MethodSpec SCATTER_ADD = kernel(
      "scatterAdd",
      "Adds every row of dy to the row that the index names; members share the columns, so that each sum is made in order.",
      "float[] dy, int[] index, float[] out, int outer, int extent, int count, int inner, member",
      """
      int from = member.from(inner, 16);
      int to = member.to(inner, 16);
      for (int row = 0; row < outer * extent; row++) {
        java.util.Arrays.fill(out, row * inner + from, row * inner + to, 0f);
      }
      for (int row = 0; row < outer * count; row++) {
        int target = (row / count * extent + index[row % count]) * inner;
        for (int column = from; column < to; column++) {
          out[target + column] += dy[row * inner + column];
        }
      }
      """);

  private IndexEmitter() {}

  /** A kernel for numbers, and its twin for whole numbers. */
  private record Moving(MethodSpec ofNumbers, MethodSpec ofTokens) {
    static Moving kernel(String name, String what, String parameters, String body) {
      return new Moving(
          KernelMethod.kernel(name, what, parameters, body),
          KernelMethod.kernel(
              name + "Tokens", what, ofTokens(parameters), body.replace("0f", "0")));
    }

    private static String ofTokens(String parameters) {
      return parameters.replace("float[]", "int[]");
    }

    /** The one of the two that moves a value's elements. */
    MethodSpec of(Node node) {
      return node.type() == ElementType.INT ? ofTokens : ofNumbers;
    }
  }

  static Optional<KernelCall> slice(Node node, ProgramContext program) {
    IndexOp.Slice op = (IndexOp.Slice) node.op();
    return op.step() == 1
        ? runs(SLICE_RUNS, node, program, op.axis(), op.from())
        : moved(SLICE, node, program, op.axis(), op.from(), op.step());
  }

  static Optional<KernelCall> pad(Node node, ProgramContext program) {
    IndexOp.Pad op = (IndexOp.Pad) node.op();
    return op.step() == 1
        ? runs(PAD_RUNS, node, program, op.axis(), op.before())
        : moved(PAD, node, program, op.axis(), op.before(), op.step());
  }

  /** Elements that lie side by side stay so: the axis is read as one with those behind it. */
  private static Optional<KernelCall> runs(
      Moving kernel, Node node, ProgramContext program, int axis, int first) {
    Shape x = program.inputs(node).get(0).shape();
    Shape inner = new Shape(x.extents().subList(axis + 1, x.rank()));
    List<CodeBlock> arguments = new ArrayList<>(arrays(node, program));
    arguments.add(extent(x, 0, axis));
    arguments.add(extent(x, axis, x.rank()));
    arguments.add(extent(node.shape(), axis, x.rank()));
    arguments.add(
        first == 0
            ? CodeBlock.of("0")
            : ProgramContext.extent(inner.size().times(Extent.of(first))));
    return call(kernel.of(node), node, program, arguments);
  }

  private static Optional<KernelCall> moved(
      Moving kernel, Node node, ProgramContext program, int axis, int first, int step) {
    Node x = program.inputs(node).get(0);
    List<CodeBlock> arguments = new ArrayList<>(arrays(node, program));
    arguments.add(extent(node.shape(), 0, axis));
    arguments.add(ProgramContext.extent(x.shape().extent(axis)));
    arguments.add(ProgramContext.extent(node.shape().extent(axis)));
    arguments.add(extent(node.shape(), axis + 1, node.shape().rank()));
    arguments.add(CodeBlock.of("$L", first));
    arguments.add(CodeBlock.of("$L", step));
    return call(kernel.of(node), node, program, arguments);
  }

  static Optional<KernelCall> gather(Node node, ProgramContext program) {
    int axis = ((IndexOp.Gather) node.op()).axis();
    return indexed(
        GATHER.of(node), node, program, axis, program.inputs(node).get(0).shape());
  }

  static Optional<KernelCall> scatterAdd(Node node, ProgramContext program) {
    return indexed(
        SCATTER_ADD, node, program, ((IndexOp.ScatterAdd) node.op()).axis(), node.shape());
  }

  /** @param table the shape whose axis the index counts along */
  private static Optional<KernelCall> indexed(
      MethodSpec kernel, Node node, ProgramContext program, int axis, Shape table) {
    Node index = program.inputs(node).get(1);
    List<CodeBlock> arguments = new ArrayList<>(arrays(node, program));
    arguments.add(extent(table, 0, axis));
    arguments.add(ProgramContext.extent(table.extent(axis)));
    arguments.add(ProgramContext.extent(index.shape().size()));
    arguments.add(extent(table, axis + 1, table.rank()));
    return call(kernel, node, program, arguments);
  }

  static Optional<KernelCall> concat(Node node, ProgramContext program) {
    int axis = ((IndexOp.Concat) node.op()).axis();
    List<Node> parts = program.inputs(node);
    List<CodeBlock> arguments = new ArrayList<>(arrays(node, program));
    arguments.add(extent(node.shape(), 0, axis));
    for (Node part : parts) {
      arguments.add(extent(part.shape(), axis, part.shape().rank()));
    }
    String kernel = program.kernels().add(concat(parts.size()).of(node));
    return Optional.of(
        new KernelCall(kernel, arguments, program.expected(node.shape().size())));
  }

  private static Moving concat(int parts) {
    String arrays = join(parts, "float[] x%d, ");
    String sizes = join(parts, "int n%d, ");
    String total =
        IntStream.range(0, parts).mapToObj(part -> "n" + part).collect(Collectors.joining(" + "));
    String copies =
        join(parts, "  System.arraycopy(x%1$d, row * n%1$d, out, at, n%1$d);\n  at += n%1$d;\n");
    return Moving.kernel(
        "concat",
        "The parts one after the other in every row.",
        arrays + "float[] out, int rows, " + sizes + "member",
        "int total = " + total + ";\nint to = member.to(rows, 4096 / total + 1);\n"
            + "for (int row = member.from(rows, 4096 / total + 1); row < to; row++) {\n"
            + "  int at = row * total;\n" + copies + "}\n");
  }

  private static String join(int parts, String pattern) {
    return IntStream.range(0, parts)
        .mapToObj(part -> String.format(java.util.Locale.ROOT, pattern, part))
        .collect(Collectors.joining());
  }

  private static List<CodeBlock> arrays(Node node, ProgramContext program) {
    List<CodeBlock> arrays =
        new ArrayList<>(program.inputs(node).stream().map(program::argument).toList());
    arrays.add(program.argument(node));
    return arrays;
  }

  /** The product of some extents of a shape. */
  private static CodeBlock extent(Shape shape, int from, int to) {
    return ProgramContext.extent(
        shape.extents().subList(from, to).stream().reduce(Extent.of(1), Extent::times));
  }

  private static Optional<KernelCall> call(
      MethodSpec kernel, Node node, ProgramContext program, List<CodeBlock> arguments) {
    program.kernels().addNamed(kernel);
    long work = program.expected(program.inputs(node).get(0).shape().size())
        + program.expected(node.shape().size());
    return Optional.of(new KernelCall(kernel.name(), arguments, work));
  }
}
