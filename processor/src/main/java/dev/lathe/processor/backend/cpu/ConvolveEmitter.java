package dev.lathe.processor.backend.cpu;

import com.palantir.javapoet.CodeBlock;
import dev.lathe.processor.emit.RuntimeTypes;
import dev.lathe.processor.ir.Convolution;
import dev.lathe.processor.ir.Layout;
import dev.lathe.processor.ir.Node;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.WindowOp;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes the calls of convolutions and their gradients, all of which run over three axes. */
final class ConvolveEmitter {
  private final Node node;
  private final ProgramContext program;
  private final Convolution how;
  private final Shape wide;
  private final Shape narrow;
  private final WindowSpace space;

  /** @param wide what windows slide over and {@code narrow} has a place for each, as they are kept */
  private ConvolveEmitter(
      Node node, ProgramContext program, Convolution how, Shape wide, Shape narrow) {
    this.node = node;
    this.program = program;
    this.how = how;
    this.wide = how.layout().known(wide);
    this.narrow = how.layout().known(narrow);
    this.space = new WindowSpace(how.windows(), this.wide, this.narrow);
  }

  static Optional<KernelCall> convolve(Node node, ProgramContext program) {
    Convolution how = ((WindowOp.Convolve) node.op()).how();
    ConvolveEmitter emitter =
        new ConvolveEmitter(node, program, how, input(node, 0, program), node.shape());
    int sources = emitter.sources();
    int row = sources * emitter.space.taps();
    return emitter.isChannelsLast()
        ? emitter.channelsLast("convolveChannelsLast", emitter.down(), List.of("false"))
        : emitter.channelsFirst(
            "convolve",
            sources,
            emitter.space.down(),
            List.of(sources, emitter.targets(), row, emitter.space.taps()));
  }

  static Optional<KernelCall> convolveInput(Node node, ProgramContext program) {
    Convolution how = ((WindowOp.ConvolveInput) node.op()).how();
    ConvolveEmitter emitter =
        new ConvolveEmitter(node, program, how, node.shape(), input(node, 0, program));
    int sources = emitter.targets();
    int targets = emitter.sources();
    int taps = emitter.space.taps();
    return emitter.isChannelsLast()
        ? emitter.channelsLast(
            "convolveChannelsLast",
            emitter.windows(sources, targets, emitter.space.up()),
            List.of("true"))
        : emitter.channelsFirst(
            "convolve",
            sources,
            emitter.space.up(),
            List.of(sources, targets, taps, targets * taps));
  }

  static Optional<KernelCall> convolveWeight(Node node, ProgramContext program) {
    Convolution how = ((WindowOp.ConvolveWeight) node.op()).how();
    ConvolveEmitter emitter =
        new ConvolveEmitter(node, program, how, input(node, 0, program), input(node, 1, program));
    return emitter.isChannelsLast()
        ? emitter.channelsLast("convolveWeightChannelsLast", emitter.down(), List.of())
        : emitter.channelsFirst(
            emitter.targets() <= ConvolveWeightFew.MOST_TARGETS
                ? "convolveWeightFew"
                : "convolveWeight",
            emitter.sources(),
            emitter.space.down(),
            List.of(emitter.sources(), emitter.targets()));
  }

  private static Shape input(Node node, int number, ProgramContext program) {
    return program.inputs(node).get(number).shape();
  }

  private boolean isChannelsLast() {
    return how.layout() == Layout.CHANNELS_LAST;
  }

  /** Channels of a group on the wide side. */
  private int sources() {
    return wide.extent(1).count() / how.groups();
  }

  /** Channels of a group on the narrow side. */
  private int targets() {
    return narrow.extent(1).count() / how.groups();
  }

  /** Every weight of a group is used at each of its places, on the side that has fewer. */
  private long work() {
    return program.expected(narrow.size()) * sources() * space.taps();
  }

  private CodeBlock down() {
    return windows(sources(), targets(), space.down());
  }

  private CodeBlock windows(int sources, int targets, List<Integer> numbers) {
    return WindowSpace.constant(
        "CHANNELS_LAST",
        RuntimeTypes.CHANNELS_LAST_WINDOWS,
        List.of(sources, targets),
        numbers,
        program);
  }

  private Optional<KernelCall> channelsLast(String kernel, CodeBlock windows, List<String> more) {
    ChannelsLastKernels.addTo(program.kernels());
    return call(kernel, windows, more);
  }

  private Optional<KernelCall> channelsFirst(
      String kernel, int sources, List<Integer> numbers, List<Integer> channels) {
    ConvolveKernels.addTo(program.kernels());
    CodeBlock windows = WindowSpace.constant(
        "WINDOWS", RuntimeTypes.CONVOLUTION_WINDOWS, List.of(sources), numbers, program);
    List<String> more = new ArrayList<>(List.of(String.valueOf(how.groups())));
    channels.forEach(number -> more.add(number.toString()));
    return call(kernel, windows, more);
  }

  private Optional<KernelCall> call(String kernel, CodeBlock windows, List<String> more) {
    List<CodeBlock> arguments = new ArrayList<>();
    program.inputs(node).forEach(input -> arguments.add(program.argument(input)));
    arguments.add(program.argument(node));
    arguments.add(windows);
    arguments.add(ProgramContext.extent(narrow.extent(0)));
    more.forEach(argument -> arguments.add(CodeBlock.of("$L", argument)));
    return Optional.of(new KernelCall(kernel, arguments, work()));
  }
}
