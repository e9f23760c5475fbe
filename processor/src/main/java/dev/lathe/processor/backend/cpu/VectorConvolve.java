package dev.lathe.processor.backend.cpu;

import com.palantir.javapoet.MethodSpec;
import java.util.List;

/**
 * Convolutions in vector form, directly: the input lies in padded planes, where one element of all windows is a run, so that eight outputs of two vectors of places are
 * sums over runs that begin at a list of offsets. Weights are packed eight outputs side by side.
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

  private static final MethodSpec CONVOLVE_KERNEL = ConvolveKernels.twin("convolve", CONVOLVE);

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
          "float[][] scratch, ConvolutionWindows windows, int sources, int targets, int width, float[] out, int at",
          ITEM),
      KernelMethod.kernel(
          "convolvePackWeights",
          "The weights of a group, eight outputs side by side, in the order in which they are read.",
          "float[] w, int at, int wTarget, int wSource, ConvolutionWindows windows, int sources, int targets, float[] packed",
          PACK_WEIGHTS),
      KernelMethod.kernel(
          "convolveTile",
          "Eight outputs at two vectors of places.",
          "float[] planes, int at, int[] offsets, float[] w, int wAt, float[] out, int to, int row",
          TILE));

  private VectorConvolve() {}

  /** Puts the sums of a tile into an array from a place on. */
  static String storeTile(String array, String first, String row) {
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
    HELPERS.forEach(vectors::addHelper);
    VectorConvolveWeight.addTo(vectors);
  }
}
