package dev.lathe.processor.backend.cpu;

import java.util.List;

/**
 * Convolutions with channels last in vector form: lanes are outputs, and what windows read is broadcast, for eight or four results at a time. Sums are kept in the result from
 * run to run: HotSpot of JDK 17 has no registers for vectors that outlive two loops.
 *
 * <p>What is broadcast serves two vectors, which takes half as many loads: of two blocks of channels, or, where one is left, of two lines whose windows read the same run.
 */
final class VectorChannelsLast {
  private static final String PASS = """
      int[] starts = windows.starts(pass);
      int[] places = windows.places(pass);
      int length = windows.length(pass);
      int targets = windows.targets();
      if (targets % LANES != 0) {
        super.channelsLastPass(x, at, w, weight, out, put, windows, pass, member);
        return;
      }
      int target = 0;
      for (; length % 2 == 0 && target + LANES < targets; target += 2 * LANES) {
        for (int place = 0; place < starts.length; place += 8) {
          int from = weight + target;
          for (int run : windows.runs(pass)) {
            channelsLastTile(x, at + run, starts, place, length, w, from, LANES, targets, out, put + target, LANES, places);
            from += length * targets;
          }
        }
      }
      if (length % 2 == 0 && target < targets && windows.arePaired(pass)) {
        channelsLastPairs(x, at, w, weight + target, out, put + target, windows, pass);
        target += LANES;
      }
      for (; target < targets; target += LANES) {
        for (int place = 0; place < starts.length; place += 8) {
          int from = weight + target;
          for (int run : windows.runs(pass)) {
            channelsLastColumn(x, at + run, starts, place, length, w, from, targets, out, put + target, places);
            from += length * targets;
          }
        }
      }
      """;

  private static final String PAIRS = """
      int[] runs = windows.runs(pass);
      int[] starts = windows.starts(pass);
      int[] places = windows.places(pass);
      int length = windows.length(pass);
      int targets = windows.targets();
      int line = windows.line(pass);
      int slab = length * targets;
      int second = places[line] - places[0];
      int end = at + runs[runs.length - 1] + starts[line] - starts[0];
      for (int first = 0; first < starts.length; first += 2 * line) {
        for (int place = first; place < first + line; place += 8) {
          channelsLastColumn(x, at + runs[0], starts, place, length, w, weight, targets, out, put, places);
          for (int run = 1; run < runs.length; run++) {
            channelsLastTile(x, at + runs[run], starts, place, length, w, weight + run * slab, -slab, targets, out, put, second, places);
          }
          channelsLastColumn(x, end, starts, place, length, w, weight + slab * (runs.length - 1), targets, out, put + second, places);
        }
      }
      """;

  private static final String RESULT = "put + places[place + %d]";
  private static final VectorSums COLUMN = new VectorSums(8, 1, "out", RESULT, "w", "");

  private static final String TILE = """
      if (FEW_REGISTERS) {
        channelsLastFour(x, at, starts, place, length, w, weight, secondWeight, targets, out, put, second, places);
        if (places[place + 4] != places[place + 3]) {
          channelsLastFour(x, at, starts, place + 4, length, w, weight, secondWeight, targets, out, put, second, places);
        }
      } else {
        channelsLastEight(x, at, starts, place, length, w, weight, secondWeight, targets, out, put, second, places);
      }
      """;

  private static final String TILE_PARAMETERS =
      "float[] x, int at, int[] starts, int place, int length, float[] w, int weight, int secondWeight, int targets, float[] out, int put, int second, int[] places";

  private static final String FROM = "  int from = weight + k * targets;\n";

  private VectorChannelsLast() {}

  /** HotSpot of JDK 17 makes objects of vectors that a condition after a loop may change; so runs of two elements a round are of even length. */
  private static String evenRun(int results) {
    VectorSums sums = new VectorSums(results, 2, "out", RESULT, "w", "secondWeight");
    return starts(results)
        + sums.around("for (int k = 0; k < length; k += 2) {\n" + FROM
            + sums.round("", "from", "x[x%d + k]")
            + sums.round("n", "from + targets", "x[x%d + k + 1]")
            + "}\n");
  }

  private static String anyRun() {
    return starts(8)
        + COLUMN.around("for (int k = 0; k < length; k++) {\n" + FROM
            + COLUMN.round("", "from", "x[x%d + k]")
            + "}\n");
  }

  private static String starts(int results) {
    return Unrolled.lines(results, "int x%1$d = at + starts[place + %1$d];");
  }

  /** Adds the twins of the scalar kernels with all that they call. */
  static void addTo(VectorKernels vectors) {
    vectors.addField(VectorKernels.FEW_REGISTERS);
    vectors.override(KernelMethod.twin(ChannelsLastKernels.PASS_KERNEL, PASS));
    List.of(
            KernelMethod.kernel(
                "channelsLastPairs",
                "All results of one vector of channels, two lines at a time: one uses a run with the weights that the other has used before.",
                "float[] x, int at, float[] w, int weight, float[] out, int put, ChannelsLastWindows windows, int pass",
                PAIRS),
            KernelMethod.kernel(
                "channelsLastTile",
                "Adds a run of even length to eight results of two vectors each; weights and results of the second lie so much behind those of the first. "
                    + "Where the places are filled up with the last, it is added to once.",
                TILE_PARAMETERS,
                TILE),
            KernelMethod.kernel(
                "channelsLastEight",
                "The same for all eight at once.",
                TILE_PARAMETERS,
                evenRun(8)),
            KernelMethod.kernel(
                "channelsLastFour", "The same for four of them.", TILE_PARAMETERS, evenRun(4)),
            KernelMethod.kernel(
                "channelsLastColumn",
                "Adds a run to eight results of one vector.",
                "float[] x, int at, int[] starts, int place, int length, float[] w, int weight, int targets, float[] out, int put, int[] places",
                anyRun()))
        .forEach(vectors::addHelper);
    VectorChannelsLastWeight.addTo(vectors);
  }
}
