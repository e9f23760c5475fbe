package dev.lathe.tests.benchmarks.compare;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Times of the blocks of one library, in microseconds for one step or prediction. */
final class Blocks {
  private final List<Double> micros = new ArrayList<>();
  private int disturbed;

  void add(double time, boolean wasDisturbed) {
    micros.add(time);
    disturbed += wasDisturbed ? 1 : 0;
  }

  double median() {
    List<Double> sorted = sorted();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  /** How far the middle half of the blocks lies apart, as a share of the median. */
  double spread() {
    List<Double> sorted = sorted();
    int quarter = sorted.size() / 4;
    return (sorted.get(sorted.size() - 1 - quarter) - sorted.get(quarter)) / median();
  }

  private List<Double> sorted() {
    List<Double> sorted = new ArrayList<>(micros);
    Collections.sort(sorted);
    return sorted;
  }

  /** Share of the blocks beside which other processes took more of the machine than they should. */
  double disturbed() {
    return (double) disturbed / micros.size();
  }
}
