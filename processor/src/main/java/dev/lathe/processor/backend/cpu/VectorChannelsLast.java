package dev.lathe.processor.backend.cpu;

import java.util.List;
import java.util.Map;

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
      if (length % 2 != 0) {
        channelsLastWindows(x, at, w, weight, out, put, windows, pass);
        return;
      }
      int target = 0;
      for (; target + LANES < targets; target += 2 * LANES) {
        for (int place = 0; place < starts.length; place += 8) {
          int from = weight + target;
          for (int run : windows.runs(pass)) {
            channelsLastTile(x, at + run, starts, place, length, w, from, targets, out, put + target, places, LANES, LANES);
            from += length * targets;
          }
        }
      }
      if (target < targets && windows.arePaired(pass)) {
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
            channelsLastTile(x, at + runs[run], starts, place, length, w, weight + run * slab, targets, out, put, places, -slab, second);
          }
          channelsLastColumn(x, end, starts, place, length, w, weight + slab * (runs.length - 1), targets, out, put + second, places);
        }
      }
      """;

  private static final String WINDOWS = """
      int[] elements = windows.elements(pass);
      int[] starts = windows.starts(pass);
      int[] places = windows.places(pass);
      int targets = windows.targets();
      int target = 0;
      for (; target + LANES < targets; target += 2 * LANES) {
        for (int place = 0; place < starts.length; place += 8) {
          channelsLastWindowTile(x, at, elements, starts, place, w, weight + target, targets, out, put + target, places);
        }
      }
      for (; target < targets; target += LANES) {
        for (int place = 0; place < starts.length; place += 8) {
          channelsLastWindowColumn(x, at, elements, starts, place, w, weight + target, targets, out, put + target, places);
        }
      }
      """;

  private static final String RUN =
      "float[] x, int at, int[] starts, int place, int length, float[] w, int weight, int targets, float[] out, int put, int[] places";

  private static final String WINDOW =
      "float[] x, int at, int[] elements, int[] starts, int place, float[] w, int weight, int targets, float[] out, int put, int[] places";

  /** Where the places of a block are filled up with the last, the second half would add to it again. */
  private static final String MORE = "places[place + 4] != places[place + 3]";

  private static final Map<String, String> SECOND = Map.of("place", "place + 4");

  private static final VectorTile TILE = new VectorTile(
      "channelsLast",
      "Adds a run of even length to eight results of two vectors each; weights and results of the second lie so much behind those of the first.",
      RUN + ", int secondWeight, int second",
      SECOND,
      MORE,
      VectorChannelsLast::evenRun);

  private static final VectorTile WINDOW_TILE = new VectorTile(
      "channelsLastWindow",
      "Adds all that windows read, element by element, to eight results of two vectors each.",
      WINDOW,
      SECOND,
      MORE,
      results -> window(results, 2));

  private VectorChannelsLast() {}

  private static VectorSums sums(
      int results, int vectors, String secondWeight, String secondResult) {
    return new VectorSums(
        results,
        vectors,
        new VectorSums.Place("out", "put + places[place + %d]", secondResult),
        true,
        new VectorSums.Place("w", "weight + k * targets", secondWeight));
  }

  /** HotSpot of JDK 17 makes objects of vectors that a condition after a loop may change; so runs of two elements a round are of even length. */
  private static String evenRun(int results) {
    VectorSums sums = sums(results, 2, "secondWeight", "second");
    return starts(results)
        + sums.around("for (int k = 0; k < length; k += 2) {\n  int from = weight + k * targets;\n"
            + sums.round("", "from", "x[x%d + k]")
            + sums.round("n", "from + targets", "x[x%d + k + 1]")
            + "}\n");
  }

  private static String anyRun() {
    VectorSums sums = sums(8, 1, "", "");
    return starts(8)
        + sums.around("for (int k = 0; k < length; k++) {\n" + sums.round("x[x%d + k]") + "}\n");
  }

  private static String window(int results, int vectors) {
    VectorSums sums = sums(results, vectors, "LANES", "LANES");
    return starts(results)
        + sums.around("for (int k = 0; k < elements.length; k++) {\n  int element = elements[k];\n"
            + sums.round("x[x%d + element]")
            + "}\n");
  }

  private static String starts(int results) {
    return Unrolled.lines(results, "int x%1$d = at + starts[place + %1$d];");
  }

  /** Adds the twins of the scalar kernels with all that they call. */
  static void addTo(VectorKernels vectors) {
    vectors.addField(VectorKernels.FEW_REGISTERS);
    vectors.override(KernelMethod.twin(ChannelsLastKernels.PASS_KERNEL, PASS));
    vectors.addHelpers(List.of(
        KernelMethod.kernel(
            "channelsLastPairs",
            "All results of one vector of channels, two lines at a time: one uses a run with the weights that the other has used before.",
            "float[] x, int at, float[] w, int weight, float[] out, int put, ChannelsLastWindows windows, int pass",
            PAIRS),
        KernelMethod.kernel(
            "channelsLastWindows",
            "Adds a pass whose runs have an odd number of elements: those of a whole window in one loop.",
            "float[] x, int at, float[] w, int weight, float[] out, int put, ChannelsLastWindows windows, int pass",
            WINDOWS),
        KernelMethod.kernel(
            "channelsLastColumn", "Adds a run to eight results of one vector.", RUN, anyRun()),
        KernelMethod.kernel(
            "channelsLastWindowColumn",
            "Adds all that windows read to eight results of one vector.",
            WINDOW,
            window(8, 1))));
    vectors.addHelpers(TILE.kernels());
    vectors.addHelpers(WINDOW_TILE.kernels());
    VectorChannelsLastWeight.addTo(vectors);
  }
}
