package dev.lathe.processor.backend.cpu;

import com.palantir.javapoet.MethodSpec;
import java.util.List;
import java.util.Map;

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

  private static final String SUMS =
      "float[] planes, int[] offsets, int row, int last, float[] dy, int lane, int run, int width, float[] sums, int at";

  private static final VectorTile TILE = new VectorTile(
      "convolveWeight",
      "Eight rows and two vectors of outputs.",
      SUMS,
      Map.of("row", "row + 4", "at", "at + 4 * width"),
      "",
      rows -> sums(rows, 2));

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
          "convolveWeightColumn", "Eight rows and one vector of outputs.", SUMS, sums(8, 1)));

  private VectorConvolveWeight() {}

  private static String sums(int rows, int vectors) {
    VectorSums sums = new VectorSums(
        rows,
        vectors,
        new VectorSums.Place("sums", "at + %d * width", "LANES"),
        true,
        new VectorSums.Place("dy", "lane + place * width", "LANES"));
    return Unrolled.lines(rows, "int p%1$d = offsets[Math.min(row + %1$d, last)];")
        + sums.around("for (int place = 0; place < run; place++) {\n"
            + sums.round("planes[p%d + place]")
            + "}\n");
  }

  /** Adds the twin of the scalar kernel with all that it calls. */
  static void addTo(VectorKernels vectors) {
    vectors.override(KERNEL);
    vectors.addHelpers(HELPERS);
    vectors.addHelpers(TILE.kernels());
  }
}
