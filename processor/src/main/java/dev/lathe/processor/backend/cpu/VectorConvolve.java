package dev.lathe.processor.backend.cpu;

import com.palantir.javapoet.MethodSpec;
import java.util.List;

/**
 * Convolutions in vector form, directly: the input lies in padded planes, where one element of all windows is a run, so that eight outputs of two vectors of places are
 * sums over runs that begin at a list of offsets. Weights are packed eight outputs side by side. For the gradient of the weights, lanes are outputs: the output's
 * gradient is turned, and the input is broadcast.
 */
final class VectorConvolve {
  private static final String CONVOLVE = """
      if (windows.run(0) < LANES || (windows.passes() > 1 && !finite(w, w.length))) {
        super.convolve(x, w, out, windows, examples, groups, sources, targets, wTarget, wSource, member);
        return;
      }
      int[] space = windows.space();
      int volume = space[0] * space[1] * space[2];
      int positions = space[3] * space[4] * space[5];
      int inner = sources * space[6] * space[7] * space[8];
      int width = (windows.run(0) + 2 * LANES - 1) / (2 * LANES) * 2 * LANES;
      int from = member.from(examples * groups, 1);
      int to = member.to(examples * groups, 1);
      if (from == to) {
        return;
      }
      int blocks = (targets + 7) / 8;
      float[][] scratch = member.rows(3, Math.max(windows.size(), Math.max(blocks * 8 * inner, 8 * width)));
      for (int item = from; item < to; item++) {
        int group = item / examples;
        int slice = item % examples * groups + group;
        if (item == from || item % examples == 0) {
          convolvePackWeights(w, group * targets * inner, wTarget, wSource, windows, sources, targets, scratch[1]);
        }
        windows.fill(x, slice * sources * volume, 0, sources, scratch[0]);
        convolveItem(scratch, windows, sources, targets, width, out, slice * targets * positions);
      }
      """;

  private static final String FINITE = """
      FloatVector lanes = all(0f);
      int i = 0;
      for (; i <= count - LANES; i += LANES) {
        FloatVector element = load(x, i);
        lanes = element.sub(element).add(lanes);
      }
      float sum = lanes.reduceLanes(VectorOperators.ADD);
      for (; i < count; i++) {
        sum += x[i] - x[i];
      }
      return sum == 0f;
      """;

  private static final String ITEM = """
      int positions = windows.space()[3] * windows.space()[4] * windows.space()[5];
      int weights = 0;
      for (int pass = 0; pass < windows.passes(); pass++) {
        int[] offsets = windows.offsets(pass);
        int run = windows.run(pass);
        for (int i = 0; i < targets; i += 8) {
          for (int place = 0; place < run; place += 2 * LANES) {
            convolveTile(scratch[0], place, offsets, scratch[1], weights, scratch[2], place, width);
          }
          for (int row = 0; row < Math.min(8, targets - i) && run > 0; row++) {
            windows.take(pass, scratch[2], row * width, out, at + (i + row) * positions);
          }
          weights += 8 * offsets.length;
        }
      }
      """;

  private static final String PACK_WEIGHTS = """
      int put = 0;
      for (int pass = 0; pass < windows.passes(); pass++) {
        int[] taps = windows.taps(pass);
        for (int i = 0; i < targets; i += 8) {
          for (int source = 0; source < sources; source++) {
            for (int tap : taps) {
              for (int row = 0; row < 8; row++) {
                packed[put++] = i + row < targets ? w[at + (i + row) * wTarget + source * wSource + tap] : 0f;
              }
            }
          }
        }
      }
      """;

  private static final String TILE = """
      FloatVector a0 = all(0f), b0 = a0, a1 = a0, b1 = a0, a2 = a0, b2 = a0, a3 = a0, b3 = a0;
      FloatVector a4 = a0, b4 = a0, a5 = a0, b5 = a0, a6 = a0, b6 = a0, a7 = a0, b7 = a0;
      for (int k = 0; k < offsets.length; k++) {
        int from = at + offsets[k];
        FloatVector x = load(planes, from);
        FloatVector y = load(planes, from + LANES);
        int weight = wAt + 8 * k;
        FloatVector f0 = all(w[weight]);
        a0 = f0.fma(x, a0);
        b0 = f0.fma(y, b0);
        FloatVector f1 = all(w[weight + 1]);
        a1 = f1.fma(x, a1);
        b1 = f1.fma(y, b1);
        FloatVector f2 = all(w[weight + 2]);
        a2 = f2.fma(x, a2);
        b2 = f2.fma(y, b2);
        FloatVector f3 = all(w[weight + 3]);
        a3 = f3.fma(x, a3);
        b3 = f3.fma(y, b3);
        FloatVector f4 = all(w[weight + 4]);
        a4 = f4.fma(x, a4);
        b4 = f4.fma(y, b4);
        FloatVector f5 = all(w[weight + 5]);
        a5 = f5.fma(x, a5);
        b5 = f5.fma(y, b5);
        FloatVector f6 = all(w[weight + 6]);
        a6 = f6.fma(x, a6);
        b6 = f6.fma(y, b6);
        FloatVector f7 = all(w[weight + 7]);
        a7 = f7.fma(x, a7);
        b7 = f7.fma(y, b7);
      }
      """ + storeTile("out", "to", "row");

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

  private static final String WEIGHT_TILE = BASES + """
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
      """ + storeTile("sums", "at", "width");

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

  private static final MethodSpec CONVOLVE_KERNEL = ConvolveKernels.twin("convolve", CONVOLVE);
  private static final MethodSpec WEIGHT_KERNEL = ConvolveKernels.twin("convolveWeight", WEIGHT);

  private static final List<MethodSpec> HELPERS = List.of(
      VectorHelpers.ALL,
      VectorHelpers.LOAD,
      KernelMethod.kernel(
              "finite",
              "Whether numbers are finite: only then is nothing added where one is multiplied by zero.",
              "float[] x, int count",
              FINITE)
          .toBuilder()
          .returns(boolean.class)
          .build(),
      KernelMethod.kernel(
          "convolveItem",
          "All outputs of one group of one example, whose planes and weights lie in scratch.",
          "float[][] scratch, Windows windows, int sources, int targets, int width, float[] out, int at",
          ITEM),
      KernelMethod.kernel(
          "convolvePackWeights",
          "The weights of a group, eight outputs side by side, in the order in which they are read.",
          "float[] w, int at, int wTarget, int wSource, Windows windows, int sources, int targets, float[] packed",
          PACK_WEIGHTS),
      KernelMethod.kernel(
          "convolveTile",
          "Eight outputs at two vectors of places.",
          "float[] planes, int at, int[] offsets, float[] w, int wAt, float[] out, int to, int row",
          TILE),
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

  private VectorConvolve() {}

  /** Puts the sums of a tile into an array from a place on. */
  private static String storeTile(String array, String first, String row) {
    StringBuilder store = new StringBuilder();
    for (int line = 0; line < 8; line++) {
      String at = first + (line == 0 ? "" : line == 1 ? " + " + row : " + " + line + " * " + row);
      store.append("a%1$d.intoArray(%2$s, %3$s);\n".formatted(line, array, at));
      store.append("b%1$d.intoArray(%2$s, %3$s + LANES);\n".formatted(line, array, at));
    }
    return store.toString();
  }

  /** Adds the twins of the scalar convolutions with all that they call. */
  static void addTo(VectorKernels vectors) {
    vectors.override(CONVOLVE_KERNEL);
    vectors.override(WEIGHT_KERNEL);
    HELPERS.forEach(vectors::addHelper);
  }
}
