package dev.lathe.processor.backend.cpu;

import java.util.List;
import java.util.Map;

/**
 * The gradient of a convolution's weights with channels last in vector form: lanes are outputs, and what windows read is broadcast, for eight or four rows of weights at a time. A
 * row is an element of the window and a channel; all of its sums go on from example to example.
 */
final class VectorChannelsLastWeight {
  private static final String WEIGHT = """
      int[] runs = windows.runs(0);
      int length = windows.length(0);
      int targets = windows.targets();
      if (targets % LANES != 0) {
        super.convolveWeightChannelsLast(x, dy, out, windows, examples, member);
        return;
      }
      int together = targets == LANES && windows.arePaired(0) ? 2 : 1;
      int blocks = (length + 7) / 8;
      int units = (runs.length + together - 1) / together * blocks;
      int from = member.from(units, 1);
      int to = member.to(units, 1);
      if (from == to) {
        return;
      }
      boolean framed = windows.isFramed() || length % 8 != 0;
      float[] frame = x;
      if (framed) {
        frame = member.row(0, windows.size());
        java.util.Arrays.fill(frame, 0, windows.size(), 0f);
      }
      int size = 8 * together * targets;
      float[] sums = member.row(1, (to - from) * size);
      java.util.Arrays.fill(sums, 0, (to - from) * size, 0f);
      for (int example = 0; example < examples; example++) {
        if (framed) {
          windows.fill(x, example * windows.read(), frame);
        }
        int at = framed ? 0 : example * windows.read();
        for (int unit = from; unit < to; unit++) {
          int run = unit / blocks * together;
          if (run + 1 < Math.min(runs.length, run + together)) {
            channelsLastWeightPair(frame, at + unit % blocks * 8, windows, run, dy, example * windows.written(), sums, (unit - from) * size);
          } else {
            channelsLastWeightBlock(frame, at + unit % blocks * 8 + runs[run], windows, dy, example * windows.written(), sums, (unit - from) * size);
          }
        }
      }
      for (int unit = from; unit < to; unit++) {
        int first = unit / blocks * together;
        int row = unit % blocks * 8;
        for (int run = first; run < Math.min(runs.length, first + together); run++) {
          System.arraycopy(sums, (unit - from) * size + (run - first) * 8 * targets, out, (run * length + row) * targets, Math.min(8, length - row) * targets);
        }
      }
      """;

  private static final String BLOCK = """
      int[] starts = windows.starts(0);
      int count = windows.count(0);
      int targets = windows.targets();
      int target = 0;
      for (; target + LANES < targets; target += 2 * LANES) {
        channelsLastWeightTile(x, at, starts, 0, count, dy, dyAt + target, targets, sums, to + target, LANES, LANES);
      }
      if (target < targets) {
        channelsLastWeightColumn(x, at, starts, 0, count, dy, dyAt + target, targets, sums, to + target);
      }
      """;

  private static final String PAIR = """
      int[] starts = windows.starts(0);
      int count = windows.count(0);
      int targets = windows.targets();
      int line = windows.line(0);
      int first = at + windows.runs(0)[run];
      int second = at + windows.runs(0)[run + 1];
      channelsLastWeightColumn(x, first, starts, 0, line, dy, dyAt, targets, sums, to);
      channelsLastWeightTile(x, second, starts, 0, count - line, dy, dyAt + line * targets, targets, sums, to, -line * targets, 8 * targets);
      channelsLastWeightColumn(x, second, starts, count - line, count, dy, dyAt, targets, sums, to + 8 * targets);
      """;

  private static final String PLACES =
      "float[] x, int at, int[] starts, int first, int end, float[] dy, int dyAt, int targets, float[] sums, int to";

  private static final VectorTile TILE = new VectorTile(
      "channelsLastWeight",
      "Adds some places to eight rows of two vectors each; gradients and sums of the second lie so much behind those of the first.",
      PLACES + ", int secondDy, int second",
      Map.of("at", "at + 4", "to", "to + 4 * targets"),
      "",
      rows -> places(rows, 2));

  private VectorChannelsLastWeight() {}

  private static String places(int rows, int vectors) {
    VectorSums sums = new VectorSums(
        rows,
        vectors,
        new VectorSums.Place("sums", "to + %d * targets", "second"),
        true,
        new VectorSums.Place("dy", "dyAt + place * targets", "secondDy"));
    return sums.around("""
        for (int place = first; place < end; place++) {
          int read = at + starts[place];
        """ + sums.round("x[read + %d]") + "}\n");
  }

  /** Adds the twin of the scalar kernel with all that it calls. */
  static void addTo(VectorKernels vectors) {
    vectors.addField(VectorKernels.FEW_REGISTERS);
    vectors.override(KernelMethod.twin(ChannelsLastKernels.WEIGHT_KERNEL, WEIGHT));
    vectors.addHelpers(List.of(
        KernelMethod.kernel(
            "channelsLastWeightBlock",
            "Adds an example to eight rows.",
            "float[] x, int at, ChannelsLastWindows windows, float[] dy, int dyAt, float[] sums, int to",
            BLOCK),
        KernelMethod.kernel(
            "channelsLastWeightPair",
            "Adds an example to eight rows of one vector and to those of the next run, which reads the same elements a line earlier.",
            "float[] x, int at, ChannelsLastWindows windows, int run, float[] dy, int dyAt, float[] sums, int to",
            PAIR),
        KernelMethod.kernel(
            "channelsLastWeightColumn",
            "Adds some places to eight rows of one vector.",
            PLACES,
            places(8, 1))));
    vectors.addHelpers(TILE.kernels());
  }
}
