package dev.lathe.processor.backend.cpu;

import static dev.lathe.processor.backend.cpu.KernelMethod.kernel;

import com.palantir.javapoet.MethodSpec;
import java.util.List;

/**
 * Convolutions with channels last in scalar form: for each run of what windows read, the results of a line are rows of a product whose right operand are the weights.
 * A convolution and its gradient by the input are one kernel, for which weights are turned. Every output is one accumulator over runs, in ascending order.
 */
final class ChannelsLastKernels {
  private static final String CONVOLVE = """
      int from = member.from(examples, 1);
      int to = member.to(examples, 1);
      if (from == to) {
        return;
      }
      float[] weights = w;
      if (turned) {
        weights = member.row(261, w.length);
        windows.turn(w, weights);
      }
      float[] frame = x;
      if (windows.isFramed()) {
        frame = member.row(260, windows.size());
        java.util.Arrays.fill(frame, 0, windows.size(), 0f);
      }
      for (int example = from; example < to; example++) {
        if (windows.isFramed()) {
          windows.fill(x, example * windows.read(), frame);
        }
        int put = example * windows.written();
        java.util.Arrays.fill(out, put, put + windows.written(), 0f);
        int weight = 0;
        for (int pass = 0; pass < windows.passes(); pass++) {
          channelsLastPass(frame, frame == x ? example * windows.read() : 0, weights, weight, out, put, windows, pass, member);
          weight += windows.taps(pass) * windows.sources() * windows.targets();
        }
      }
      """;

  private static final String PASS = """
      int targets = windows.targets();
      int length = windows.length(pass);
      float[][] scratch = member.rows(260, 512);
      for (int run : windows.runs(pass)) {
        for (int k = 0; k < length; k += 256) {
          int depth = Math.min(256, length - k);
          for (int j = 0; j < targets; j += 512) {
            int width = Math.min(512, targets - j);
            productPack(w, weight + k * targets + j, targets, 1, scratch, depth, width);
            channelsLastLines(x, at + run + k, out, put + j, windows, pass, scratch, depth, width);
          }
        }
        weight += length * targets;
      }
      """;

  private static final String LINES = """
      int[] starts = windows.starts(pass);
      int[] places = windows.places(pass);
      int line = windows.line(pass);
      for (int place = 0; place < windows.count(pass); place += line) {
        int second = Math.min(place + 1, starts.length - 1);
        int step = starts[second] - starts[place];
        int row = places[second] - places[place];
        for (int i = 0; i < line; i += 4) {
          productTile(x, at + starts[place], step, 1, out, put + places[place], row, 1, scratch, i, 1, line, depth, width);
        }
      }
      """;

  private static final String WEIGHT = """
      int targets = windows.targets();
      int rows = windows.runs(0).length * windows.length(0);
      int from = member.from(rows, 8);
      int to = member.to(rows, 8);
      if (from == to) {
        return;
      }
      java.util.Arrays.fill(out, from * targets, to * targets, 0f);
      float[] frame = x;
      if (windows.isFramed()) {
        frame = member.row(260, windows.size());
        java.util.Arrays.fill(frame, 0, windows.size(), 0f);
      }
      for (int example = 0; example < examples; example++) {
        if (windows.isFramed()) {
          windows.fill(x, example * windows.read(), frame);
        }
        channelsLastWeightExample(frame, frame == x ? example * windows.read() : 0, dy, example * windows.written(), out, from, to, windows, member);
      }
      """;

  private static final String WEIGHT_EXAMPLE = """
      int[] starts = windows.starts(0);
      int length = windows.length(0);
      int targets = windows.targets();
      int line = windows.line(0);
      float[][] scratch = member.rows(260, 512);
      for (int place = 0; place < windows.count(0); place += line) {
        int step = starts[Math.min(place + 1, starts.length - 1)] - starts[place];
        for (int first = 0; first < line; first += 256) {
          int depth = Math.min(256, line - first);
          for (int j = 0; j < targets; j += 512) {
            int width = Math.min(512, targets - j);
            productPack(dy, dyAt + (place + first) * targets + j, targets, 1, scratch, depth, width);
            for (int row = from; row < to; ) {
              int end = Math.min(to, row - row % length + length);
              int read = at + windows.runs(0)[row / length] + row % length + starts[place] + first * step;
              for (int i = 0; i < end - row; i += 4) {
                productTile(x, read, 1, step, out, row * targets + j, targets, 1, scratch, i, 1, end - row, depth, width);
              }
              row = end;
            }
          }
        }
      }
      """;

  static final MethodSpec PASS_KERNEL = kernel(
      "channelsLastPass",
      "Adds a pass to the results of one example.",
      "float[] x, int at, float[] w, int weight, float[] out, int put, ChannelsLastWindows windows, int pass, member",
      PASS);

  static final MethodSpec WEIGHT_KERNEL = kernel(
      "convolveWeightChannelsLast",
      "The gradient of the weights: each is one accumulator over examples and places. Elements of the windows are shared among the members.",
      "float[] x, float[] dy, float[] out, ChannelsLastWindows windows, int examples, member",
      WEIGHT);

  private static final List<MethodSpec> ALL = List.of(
      kernel(
          "convolveChannelsLast",
          "What windows read times weights, which lie as they are read or are turned first. Examples are shared among the members.",
          "float[] x, float[] w, float[] out, ChannelsLastWindows windows, int examples, boolean turned, member",
          CONVOLVE),
      PASS_KERNEL,
      kernel(
          "channelsLastLines",
          "Adds the products of a part of a run, whose weights are packed, to the results of all lines.",
          "float[] x, int at, float[] out, int put, ChannelsLastWindows windows, int pass, float[][] scratch, int depth, int width",
          LINES),
      WEIGHT_KERNEL,
      kernel(
          "channelsLastWeightExample",
          "Adds an example to some rows of the weights' gradient, each of which is an element of the window and a channel.",
          "float[] x, int at, float[] dy, int dyAt, float[] out, int from, int to, ChannelsLastWindows windows, member",
          WEIGHT_EXAMPLE));

  private ChannelsLastKernels() {}

  /** Adds both kernels with all that they call. */
  static void addTo(KernelLibrary kernels) {
    kernels.addField(ProductKernels.fourSteps());
    ProductKernels.addTo(kernels);
    ALL.forEach(kernels::addNamed);
    kernels.vectors().ifPresent(VectorChannelsLast::addTo);
  }
}
