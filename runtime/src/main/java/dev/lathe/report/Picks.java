package dev.lathe.report;

import dev.lathe.data.ClassCounts;
import dev.lathe.data.Example;
import dev.lathe.vision.Box;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Which examples to show: as many of each class, the first ones; where there are no classes, some that are evenly spread. */
final class Picks {
  private static final int MOST_CLASSES = 1024;
  private static final int MOST_OF_CLASS = 40;

  private final Map<Object, List<Integer>> first = new TreeMap<>(ClassCounts.order());
  private final List<Integer> spread = new ArrayList<>();
  private int step = 1;
  private int seen;

  void add(int index, Example<?, ?> example) {
    if (seen++ % step == 0) {
      spread.add(index);
    }
    if (spread.size() > 2 * MOST_OF_CLASS) {
      thin();
    }
    String kind = Kind.ofTarget(example.target());
    if (kind.equals(Kind.CLASS)) {
      add(index, Kind.label(example.target()));
    } else if (kind.equals(Kind.BOXES)) {
      ((List<?>) example.target()).forEach(box -> add(index, ((Box) box).label()));
    }
  }

  /** Every second one goes; from now on half as many are taken. */
  private void thin() {
    List<Integer> kept = IntStream.range(0, spread.size())
        .filter(i -> i % 2 == 0)
        .mapToObj(spread::get)
        .toList();
    spread.clear();
    spread.addAll(kept);
    step *= 2;
  }

  private void add(int index, Object label) {
    List<Integer> indices = first.get(label);
    if (indices == null && first.size() < MOST_CLASSES) {
      indices = new ArrayList<>();
      first.put(label, indices);
    }
    if (indices != null && indices.size() < MOST_OF_CLASS && !indices.contains(index)) {
      indices.add(index);
    }
  }

  /** At most so many indices, by class, each once. */
  List<Integer> chosen(int most) {
    if (first.isEmpty()) {
      return evenly(spread, most);
    }
    List<List<Integer>> classes = evenly(List.copyOf(first.values()), most);
    List<List<Integer>> taken =
        classes.stream().<List<Integer>>map(one -> new ArrayList<>()).toList();
    List<Integer> all = new ArrayList<>();
    for (int round = 0; round < MOST_OF_CLASS; round++) {
      for (int i = 0; i < classes.size(); i++) {
        List<Integer> indices = classes.get(i);
        if (round < indices.size() && all.size() < most && !all.contains(indices.get(round))) {
          all.add(indices.get(round));
          taken.get(i).add(indices.get(round));
        }
      }
    }
    return taken.stream().flatMap(List::stream).toList();
  }

  private static <V> List<V> evenly(List<V> values, int most) {
    int count = Math.min(most, values.size());
    return IntStream.range(0, count)
        .mapToObj(i -> values.get((int) ((long) i * values.size() / count)))
        .toList();
  }
}
