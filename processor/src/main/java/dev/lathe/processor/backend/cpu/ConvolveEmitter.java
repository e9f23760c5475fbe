package dev.lathe.processor.backend.cpu;

import com.palantir.javapoet.CodeBlock;
import dev.lathe.processor.ir.Node;
import dev.lathe.processor.ir.WindowOp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes the calls of convolutions and their gradients, all of which run over three axes. */
final class ConvolveEmitter {
  private ConvolveEmitter() {}

  static Optional<KernelCall> convolve(Node node, ProgramContext program) {
    WindowOp.Convolve op = (WindowOp.Convolve) node.op();
    Node x = program.inputs(node).get(0);
    WindowSpace space = new WindowSpace(op.windows(), x.shape(), node.shape());
    int sources = x.shape().extent(1).count() / op.groups();
    int targets = node.shape().extent(1).count() / op.groups();
    int row = sources * space.taps();
    CodeBlock numbers = space.down(sources, program);
    return slide(node, program, numbers, List.of(op.groups(), sources, targets, row, space.taps()));
  }

  static Optional<KernelCall> convolveInput(Node node, ProgramContext program) {
    WindowOp.ConvolveInput op = (WindowOp.ConvolveInput) node.op();
    Node dy = program.inputs(node).get(0);
    WindowSpace space = new WindowSpace(op.windows(), node.shape(), dy.shape());
    int sources = dy.shape().extent(1).count() / op.groups();
    int targets = node.shape().extent(1).count() / op.groups();
    int source = targets * space.taps();
    CodeBlock numbers = space.up(sources, program);
    return slide(
        node, program, numbers, List.of(op.groups(), sources, targets, space.taps(), source));
  }

  static Optional<KernelCall> convolveWeight(Node node, ProgramContext program) {
    WindowOp.ConvolveWeight op = (WindowOp.ConvolveWeight) node.op();
    Node x = program.inputs(node).get(0);
    Node dy = program.inputs(node).get(1);
    WindowSpace space = new WindowSpace(op.windows(), x.shape(), dy.shape());
    int sources = x.shape().extent(1).count() / op.groups();
    int targets = dy.shape().extent(1).count() / op.groups();
    CodeBlock numbers = space.down(sources, program);
    long work = program.expected(dy.shape().size()) * sources * space.taps();
    return call(
        "convolveWeight", node, program, numbers, List.of(op.groups(), sources, targets), work);
  }

  private static Optional<KernelCall> slide(
      Node node, ProgramContext program, CodeBlock space, List<Integer> numbers) {
    Node x = program.inputs(node).get(0);
    Node weight = program.inputs(node).get(1);
    long work = program.expected(x.shape().size())
        * weight.shape().size().count()
        / x.shape().extent(1).count();
    return call("convolve", node, program, space, numbers, work);
  }

  private static Optional<KernelCall> call(
      String kernel,
      Node node,
      ProgramContext program,
      CodeBlock space,
      List<Integer> numbers,
      long work) {
    program.kernels().addField(ProductKernels.fourSteps());
    ProductKernels.addTo(program.kernels());
    ConvolveKernels.ALL.forEach(program.kernels()::addNamed);
    program.kernels().vectors().ifPresent(VectorConvolve::addTo);
    Node x = program.inputs(node).get(0);
    List<CodeBlock> arguments = new ArrayList<>();
    program.inputs(node).forEach(input -> arguments.add(program.argument(input)));
    arguments.add(program.argument(node));
    arguments.add(space);
    arguments.add(ProgramContext.extent(x.shape().extent(0)));
    numbers.forEach(number -> arguments.add(CodeBlock.of("$L", number)));
    return Optional.of(new KernelCall(kernel, arguments, work));
  }
}
