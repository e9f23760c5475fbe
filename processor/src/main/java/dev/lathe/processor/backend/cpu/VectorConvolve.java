package dev.lathe.processor.backend.cpu;

import com.palantir.javapoet.MethodSpec;
import java.util.List;
import java.util.Map;

/**
 * Convolutions in vector form, directly: the input lies in padded planes, where one element of all windows is a run, so that eight outputs, or four, of two vectors of places are
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
      FloatVector lanes = FloatVector.broadcast(SPECIES, 0f);
      int i = 0;
      for (; i <= count - LANES; i += LANES) {
        FloatVector element = FloatVector.fromArray(SPECIES, x, i);
        lanes = element.sub(element).add(lanes);
      }
      float sum = lanes.reduceLanes(VectorOperators.ADD);
      for (; i < count; i++) {
        sum += x[i] - x[i];
      }
      return sum == 0f;
      """;

  private static final String ITEM = """
      int[] space = windows.space();
      int positions = space[3] * space[4] * space[5];
      if (windows.passes() == 1 && targets % 8 == 0 && space[5] % LANES == 0) {
        convolveTiles(scratch, windows, targets, positions, out, at);
        return;
      }
      int weights = 0;
      for (int pass = 0; pass < windows.passes(); pass++) {
        int[] offsets = windows.offsets(pass);
        int run = windows.run(pass);
        for (int i = 0; i < targets; i += 8) {
          int place = 0;
          for (; place < run - LANES; place += 2 * LANES) {
            convolveTile(scratch[0], place, offsets, scratch[1], weights, scratch[2], place, width, LANES, LANES);
          }
          if (place < run) {
            convolveColumn(scratch[0], place, offsets, scratch[1], weights, scratch[2], place, width);
          }
          for (int row = 0; row < Math.min(8, targets - i) && run > 0; row++) {
            windows.take(pass, scratch[2], row * width, out, at + (i + row) * positions);
          }
          weights += 8 * offsets.length;
        }
      }
      """;

  private static final String ROWS = """
      int[] starts = windows.starts();
      int[] offsets = windows.offsets(0);
      for (int i = 0; i < targets; i += 8) {
        for (int place = 0; place < positions; place += 2 * LANES) {
          int second = Math.min(place + LANES, positions - LANES);
          convolveTile(scratch[0], starts[place], offsets, scratch[1], i * offsets.length,
              out, at + i * positions + place, positions, starts[second] - starts[place], second - place);
        }
      }
      """;

  private static final String PACK_WEIGHTS = """
      int put = 0;
      for (int pass = 0; pass < windows.passes(); pass++) {
        int[] taps = windows.taps(pass);
        for (int i = 0; i < targets; i += 8) {
          int rows = Math.min(8, targets - i);
          for (int source = 0; source < sources; source++) {
            for (int tap : taps) {
              int from = at + i * wTarget + source * wSource + tap;
              if (rows == 8) {
                packed[put] = w[from];
                packed[put + 1] = w[from + wTarget];
                packed[put + 2] = w[from + 2 * wTarget];
                packed[put + 3] = w[from + 3 * wTarget];
                packed[put + 4] = w[from + 4 * wTarget];
                packed[put + 5] = w[from + 5 * wTarget];
                packed[put + 6] = w[from + 6 * wTarget];
                packed[put + 7] = w[from + 7 * wTarget];
              } else {
                for (int row = 0; row < 8; row++) {
                  packed[put + row] = row < rows ? w[from + row * wTarget] : 0f;
                }
              }
              put += 8;
            }
          }
        }
      }
      """;

  private static final String PLACES =
      "float[] planes, int at, int[] offsets, float[] w, int wAt, float[] out, int to, int row";

  private static final VectorTile TILE = new VectorTile(
      "convolve",
      "Eight outputs at two vectors of places; places and results of the second lie so much behind those of the first.",
      PLACES + ", int secondPlace, int second",
      Map.of("wAt", "wAt + 4", "to", "to + 4 * row"),
      "",
      outputs -> sums(outputs, 2));

  private static final MethodSpec CONVOLVE_KERNEL = ConvolveKernels.twin("convolve", CONVOLVE);

  private static final List<MethodSpec> HELPERS = List.of(
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
          "convolveTiles",
          "All outputs, where the places of a row are whole vectors: nothing is computed between rows.",
          "float[][] scratch, ConvolutionWindows windows, int targets, int positions, float[] out, int at",
          ROWS),
      KernelMethod.kernel(
          "convolveColumn", "Eight outputs at one vector of places.", PLACES, sums(8, 1)));

  private VectorConvolve() {}

  private static String sums(int outputs, int vectors) {
    VectorSums sums = new VectorSums(
        outputs,
        vectors,
        new VectorSums.Place("out", "to + %d * row", "second"),
        false,
        new VectorSums.Place("planes", "place", "secondPlace"));
    return sums.around("""
        for (int k = 0; k < offsets.length; k++) {
          int place = at + offsets[k];
          int weight = wAt + 8 * k;
        """ + sums.round("w[weight + %d]") + "}\n");
  }

  /** Adds the twins of the scalar convolutions with all that they call. */
  static void addTo(VectorKernels vectors) {
    vectors.addField(VectorKernels.FEW_REGISTERS);
    vectors.override(CONVOLVE_KERNEL);
    vectors.override(KernelMethod.twin(ConvolveKernels.FINITE_KERNEL, FINITE).toBuilder()
        .returns(boolean.class)
        .build());
    vectors.addHelpers(HELPERS);
    vectors.addHelpers(TILE.kernels());
    VectorConvolveWeight.addTo(vectors);
    ConvolveWeightFew.addTo(vectors);
  }
}
