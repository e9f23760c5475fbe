package dev.lathe.processor.backend.cpu;

import com.palantir.javapoet.MethodSpec;
import java.util.List;

/**
 * The gradient of a convolution's weights in vector form: lanes are outputs, whose gradient is turned so that they lie side by side; rows are channels and elements of
 * the window, whose runs are broadcast. Sums go on from example to example.
 */
final class VectorConvolveWeight {
  private static final String WEIGHT = """
      int run = windows.run(0);
      int[] space = windows.space();
      int volume = space[0] * space[1] * space[2];
      if (run < LANES || !finite(x, examples * groups * sources * volume)) {
        super.convolveWeight(x, dy, out, windows, examples, groups, sources, targets, member);
        return;
      }
      int positions = space[3] * space[4] * space[5];
      int taps = space[6] * space[7] * space[8];
      int rows = sources * taps;
      int panel = targets > LANES ? 2 * LANES : LANES;
      int width = (targets + panel - 1) / panel * panel;
      int from = member.from(groups * rows, 8);
      int to = member.to(groups * rows, 8);
      if (from == to) {
        return;
      }
      float[][] scratch = member.rows(3, Math.max(windows.size(), Math.max(run * width, (Math.min(rows, to - from) + 8) * width)));
      java.util.Arrays.fill(scratch[1], 0, run * width, 0f);
      for (int row = from; row < to; ) {
        int group = row / rows;
        int count = Math.min(to - row, rows - row % rows);
        java.util.Arrays.fill(scratch[2], 0, (count + 8) * width, 0f);
        for (int example = 0; example < examples; example++) {
          int slice = example * groups + group;
          windows.fill(x, slice * sources * volume, row % rows / taps, (row % rows + count - 1) / taps + 1, scratch[0]);
          windows.turn(dy, slice * targets * positions, targets, scratch[1], width);
          convolveRows(scratch, windows.offsets(0), row % rows, count, run, width);
        }
        convolveGive(scratch[2], width, count, targets, rows, out, group * targets * rows + row % rows);
        row += count;
      }
      """;

  private static final String ROWS = """
      for (int row = 0; row < count; row += 8) {
        for (int lane = 0; lane < width; lane += 2 * LANES) {
          if (lane + LANES < width) {
            convolveWeightTile(scratch[0], offsets, first + row, first + count - 1, scratch[1], lane, run, width, scratch[2], row * width + lane);
          } else {
            convolveWeightColumn(scratch[0], offsets, first + row, first + count - 1, scratch[1], lane, run, width, scratch[2], row * width + lane);
          }
        }
      }
      """;

  private static final String GIVE = """
      for (int target = 0; target < targets; target++) {
        for (int row = 0; row < count; row++) {
          out[at + target * rows + row] = sums[row * width + target];
        }
      }
      """;

  private static final String BASES = """
      int p0 = offsets[row];
      int p1 = offsets[Math.min(row + 1, last)];
      int p2 = offsets[Math.min(row + 2, last)];
      int p3 = offsets[Math.min(row + 3, last)];
      int p4 = offsets[Math.min(row + 4, last)];
      int p5 = offsets[Math.min(row + 5, last)];
      int p6 = offsets[Math.min(row + 6, last)];
      int p7 = offsets[Math.min(row + 7, last)];
      """;

  private static final String WEIGHT_TILE =
      BASES + """
      FloatVector a0 = load(sums, at), b0 = load(sums, at + LANES);
      FloatVector a1 = load(sums, at + width), b1 = load(sums, at + width + LANES);
      FloatVector a2 = load(sums, at + 2 * width), b2 = load(sums, at + 2 * width + LANES);
      FloatVector a3 = load(sums, at + 3 * width), b3 = load(sums, at + 3 * width + LANES);
      FloatVector a4 = load(sums, at + 4 * width), b4 = load(sums, at + 4 * width + LANES);
      FloatVector a5 = load(sums, at + 5 * width), b5 = load(sums, at + 5 * width + LANES);
      FloatVector a6 = load(sums, at + 6 * width), b6 = load(sums, at + 6 * width + LANES);
      FloatVector a7 = load(sums, at + 7 * width), b7 = load(sums, at + 7 * width + LANES);
      for (int place = 0; place < run; place++) {
        int from = lane + place * width;
        FloatVector x = load(dy, from);
        FloatVector y = load(dy, from + LANES);
        FloatVector f0 = all(planes[p0 + place]);
        a0 = f0.fma(x, a0);
        b0 = f0.fma(y, b0);
        FloatVector f1 = all(planes[p1 + place]);
        a1 = f1.fma(x, a1);
        b1 = f1.fma(y, b1);
        FloatVector f2 = all(planes[p2 + place]);
        a2 = f2.fma(x, a2);
        b2 = f2.fma(y, b2);
        FloatVector f3 = all(planes[p3 + place]);
        a3 = f3.fma(x, a3);
        b3 = f3.fma(y, b3);
        FloatVector f4 = all(planes[p4 + place]);
        a4 = f4.fma(x, a4);
        b4 = f4.fma(y, b4);
        FloatVector f5 = all(planes[p5 + place]);
        a5 = f5.fma(x, a5);
        b5 = f5.fma(y, b5);
        FloatVector f6 = all(planes[p6 + place]);
        a6 = f6.fma(x, a6);
        b6 = f6.fma(y, b6);
        FloatVector f7 = all(planes[p7 + place]);
        a7 = f7.fma(x, a7);
        b7 = f7.fma(y, b7);
      }
      """ + VectorConvolve.storeTile("sums", "at", "width");

  private static final String WEIGHT_COLUMN = BASES + """
      FloatVector a0 = load(sums, at);
      FloatVector a1 = load(sums, at + width);
      FloatVector a2 = load(sums, at + 2 * width);
      FloatVector a3 = load(sums, at + 3 * width);
      FloatVector a4 = load(sums, at + 4 * width);
      FloatVector a5 = load(sums, at + 5 * width);
      FloatVector a6 = load(sums, at + 6 * width);
      FloatVector a7 = load(sums, at + 7 * width);
      for (int place = 0; place < run; place++) {
        FloatVector x = load(dy, lane + place * width);
        a0 = all(planes[p0 + place]).fma(x, a0);
        a1 = all(planes[p1 + place]).fma(x, a1);
        a2 = all(planes[p2 + place]).fma(x, a2);
        a3 = all(planes[p3 + place]).fma(x, a3);
        a4 = all(planes[p4 + place]).fma(x, a4);
        a5 = all(planes[p5 + place]).fma(x, a5);
        a6 = all(planes[p6 + place]).fma(x, a6);
        a7 = all(planes[p7 + place]).fma(x, a7);
      }
      a0.intoArray(sums, at);
      a1.intoArray(sums, at + width);
      a2.intoArray(sums, at + 2 * width);
      a3.intoArray(sums, at + 3 * width);
      a4.intoArray(sums, at + 4 * width);
      a5.intoArray(sums, at + 5 * width);
      a6.intoArray(sums, at + 6 * width);
      a7.intoArray(sums, at + 7 * width);
      """;

  private static final String SUMS =
      "float[] planes, int[] offsets, int row, int last, float[] dy, int lane, int run, int width, float[] sums, int at";

  private static final MethodSpec KERNEL = ConvolveKernels.twin("convolveWeight", WEIGHT);

  private static final List<MethodSpec> HELPERS = List.of(
      KernelMethod.kernel(
          "convolveRows",
          "Adds an example to the sums of some rows, each of which is a channel and an element of the window.",
          "float[][] scratch, int[] offsets, int first, int count, int run, int width",
          ROWS),
      KernelMethod.kernel(
          "convolveGive",
          "Puts the sums where the weights lie.",
          "float[] sums, int width, int count, int targets, int rows, float[] out, int at",
          GIVE),
      KernelMethod.kernel(
          "convolveWeightTile", "Eight rows and two vectors of outputs.", SUMS, WEIGHT_TILE),
      KernelMethod.kernel(
          "convolveWeightColumn", "Eight rows and one vector of outputs.", SUMS, WEIGHT_COLUMN));

  private VectorConvolveWeight() {}

  /** Adds the twin of the scalar kernel with all that it calls. */
  static void addTo(VectorKernels vectors) {
    vectors.override(KERNEL);
    HELPERS.forEach(vectors::addHelper);
  }
}
