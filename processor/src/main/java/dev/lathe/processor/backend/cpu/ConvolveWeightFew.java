package dev.lathe.processor.backend.cpu;

import static dev.lathe.processor.backend.cpu.KernelMethod.kernel;

import com.palantir.javapoet.MethodSpec;
import java.util.List;

/**
 * The gradient of a convolution's weights where a group has few outputs, as the first layer of a network or one that convolves each channel alone: lanes of outputs would
 * be mostly empty, so lanes are places. Each weight is sixteen partial sums over every sixteenth place of the runs, which go on from example to example and are added
 * up in pairs, in both forms and whatever the length of vectors.
 */
final class ConvolveWeightFew {
  /** Outputs of a group, at most: half of the lanes of the longest vectors. */
  static final int MOST_TARGETS = 8;

  private static final String WEIGHT = """
      int run = windows.run(0);
      int[] space = windows.space();
      int volume = space[0] * space[1] * space[2];
      if (run < 16 || !finite(x, examples * groups * sources * volume)) {
        convolveWeight(x, dy, out, windows, examples, groups, sources, targets, member);
        return;
      }
      int positions = space[3] * space[4] * space[5];
      int taps = space[6] * space[7] * space[8];
      int rows = sources * taps;
      int width = (run + 15) / 16 * 16;
      int from = member.from(groups * rows, 4);
      int to = member.to(groups * rows, 4);
      if (from == to) {
        return;
      }
      float[] planes = member.row(0, windows.size());
      float[] lines = member.row(1, targets * width);
      float[] parts = member.row(2, Math.min(rows, to - from) * targets * 16);
      java.util.Arrays.fill(planes, 0, windows.size(), 0f);
      java.util.Arrays.fill(lines, 0, targets * width, 0f);
      for (int row = from; row < to; ) {
        int group = row / rows;
        int first = row % rows;
        int count = Math.min(to - row, rows - first);
        java.util.Arrays.fill(parts, 0, count * targets * 16, 0f);
        for (int example = 0; example < examples; example++) {
          int slice = example * groups + group;
          windows.fill(x, slice * sources * volume, first / taps, (first + count - 1) / taps + 1, planes);
          windows.spread(dy, slice * targets * positions, targets, lines, width);
          for (int i = 0; i < count; i += 4) {
            convolveWeightDots(planes, windows.offsets(0), first + i, Math.min(first + i + 4, first + count) - 1, lines, width, targets, parts, i * targets * 16);
          }
        }
        for (int i = 0; i < count; i++) {
          for (int target = 0; target < targets; target++) {
            out[(group * targets + target) * rows + first + i] = convolveSum(parts, (i * targets + target) * 16);
          }
        }
        row += count;
      }
      """;

  private static final String SUM = """
      for (int step = 8; step > 0; step /= 2) {
        for (int i = 0; i < step; i++) {
          parts[at + i] += parts[at + step + i];
        }
      }
      return parts[at];
      """;

  private static final String DOTS = """
      for (int row = first; row <= last; row++) {
        for (int target = 0; target < targets; target++) {
          convolveWeightDot(planes, offsets[row], lines, target * width, width, parts, at + ((row - first) * targets + target) * 16);
        }
      }
      """;

  private static final String DOT = "for (int lane = 0; lane < 16; lane += 8) {\n"
      + Unrolled.lines(8, "  float s%1$d = parts[at + lane + %1$d];")
      + "  for (int place = lane; place < width; place += 16) {\n"
      + Unrolled.lines(
          8,
          "    s%1$d = Math.fma(planes[plane + place + %1$d], lines[line + place + %1$d], s%1$d);")
      + "  }\n"
      + Unrolled.lines(8, "  parts[at + lane + %1$d] = s%1$d;")
      + "}\n";

  private static final String VECTOR_DOTS = """
      for (int target = 0; target < targets; target += 2) {
        int second = Math.min(target + 1, targets - 1) - target;
        for (int lane = 0; lane < 16; lane += LANES) {
          convolveWeightLanes(planes, offsets, first, last, lane, lines, target * width, second * width, width,
              parts, at + target * 16 + lane, second * 16, targets * 16);
        }
      }
      """;

  private static final String LANES = Unrolled.lines(4, """
          int p%1$d = offsets[Math.min(first + %1$d, last)] + lane;
          int to%1$d = at + Math.min(%1$d, last - first) * step;
          FloatVector a%1$d = FloatVector.fromArray(SPECIES, parts, to%1$d);
          FloatVector b%1$d = FloatVector.fromArray(SPECIES, parts, to%1$d + secondAt);""") + """
      for (int place = 0; place < width; place += 16) {
        FloatVector y = FloatVector.fromArray(SPECIES, lines, line + lane + place);
        FloatVector z = FloatVector.fromArray(SPECIES, lines, line + second + lane + place);
      """
      + Unrolled.lines(4, """
            FloatVector x%1$d = FloatVector.fromArray(SPECIES, planes, p%1$d + place);
            a%1$d = x%1$d.fma(y, a%1$d);
            b%1$d = x%1$d.fma(z, b%1$d);""").indent(2) + "}\n" + Unrolled.lines(4, """
          a%1$d.intoArray(parts, to%1$d);
          b%1$d.intoArray(parts, to%1$d + secondAt);""");

  private static final MethodSpec DOTS_KERNEL = kernel(
      "convolveWeightDots",
      "Adds an example to up to four rows of weights, each of which is a channel and an element of the window, for all outputs.",
      "float[] planes, int[] offsets, int first, int last, float[] lines, int width, int targets, float[] parts, int at",
      DOTS);

  static final List<MethodSpec> ALL = List.of(
      kernel(
          "convolveWeightFew",
          "The gradient of the weights of few outputs: sums over the places of runs, beyond which the gradient is zero. Channels and taps are shared among the members.",
          "float[] x, float[] dy, float[] out, ConvolutionWindows windows, int examples, int groups, int sources, int targets, member",
          WEIGHT),
      kernel("convolveSum", "Sixteen parts, added up in pairs.", "float[] parts, int at", SUM)
          .toBuilder()
          .returns(float.class)
          .build(),
      DOTS_KERNEL,
      kernel(
          "convolveWeightDot",
          "Adds the products of two lines to sixteen partial sums.",
          "float[] planes, int plane, float[] lines, int line, int width, float[] parts, int at",
          DOT));

  private ConvolveWeightFew() {}

  /** Adds the twin of the scalar kernel with all that it calls. */
  static void addTo(VectorKernels vectors) {
    vectors.override(KernelMethod.twin(DOTS_KERNEL, VECTOR_DOTS));
    vectors.addHelper(kernel(
        "convolveWeightLanes",
        "Some of the sixteen sums of four rows for two outputs; lines and sums of the second lie so much behind those of the first, and those of rows a step apart.",
        "float[] planes, int[] offsets, int first, int last, int lane, float[] lines, int line, int second, int width, float[] parts, int at, int secondAt, int step",
        LANES));
  }
}
