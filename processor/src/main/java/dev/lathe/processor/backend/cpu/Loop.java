package dev.lathe.processor.backend.cpu;

import java.util.List;

/**
 * Kernels that run once for each place of a sequence.
 *
 * @param starts what comes before the first place
 * @param lines what is done at each place, whose number is called {@code place}
 * @param length number of places
 * @param reverse whether the last comes first
 */
record Loop(List<Line> starts, List<Line> lines, int length, boolean reverse) implements Step {
  /** The head of the loop. */
  String head() {
    return reverse
        ? "for (int place = " + (length - 1) + "; place >= 0; place--)"
        : "for (int place = 0; place < " + length + "; place++)";
  }
}
