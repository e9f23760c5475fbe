package dev.lathe.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How often each class comes, counted one label at a time. Whole numbers are in their order, constants of an enum in theirs, everything else in the order of its text.
 *
 * <p>Not safe for several threads at once. At most {@value #MOST} classes are told apart; labels beyond these are counted together.
 */
public final class ClassCounts {
  private static final int MOST = 65_536;

  private final List<String> names;
  private final Map<Object, long[]> counts = new TreeMap<>(order());
  private long beyond;
  private boolean listed;

  /**
   * How often one class came.
   *
   * @param label number of the class; its place in the order where it is no number; -1 for several classes together
   * @param name as it is to be shown
   * @param count at least 0
   */
  public record Count(int label, String name, long count) {}

  /**
   * Counts from 0.
   *
   * @param names of the classes that are whole numbers: that of 3 is {@code names.get(3)}; all are listed as soon as one whole number comes. May be empty
   */
  public ClassCounts(List<String> names) {
    this.names = List.copyOf(names);
  }

  /** The order of labels: whole numbers, then constants of enums, then everything else by its text. */
  public static Comparator<Object> order() {
    return Comparator.comparingInt(ClassCounts::kind).thenComparing(ClassCounts::compareAlike);
  }

  /** Counts one label more. */
  public void add(Object label) {
    if (label instanceof Integer && !listed) {
      listed = true;
      for (int i = 0; i < Math.min(MOST, names.size()); i++) {
        counts.put(i, new long[1]);
      }
    }
    long[] count = counts.get(label);
    if (count == null && counts.size() < MOST) {
      count = new long[1];
      counts.put(label, count);
    }
    if (count == null) {
      beyond++;
    } else {
      count[0]++;
    }
  }

  /** Number of classes. */
  public int classes() {
    return counts.size();
  }

  /** Number of labels. */
  public long total() {
    return all().stream().mapToLong(Count::count).sum() + beyond;
  }

  /** Every class, in order. */
  public List<Count> all() {
    List<Count> all = new ArrayList<>();
    for (Map.Entry<Object, long[]> entry : counts.entrySet()) {
      Object key = entry.getKey();
      int label = key instanceof Integer number ? number : all.size();
      all.add(new Count(label, name(key), entry.getValue()[0]));
    }
    return all;
  }

  /**
   * Every class in order, or where there are more than {@code most} the most frequent ones, and in the last place how many others there are with their sum.
   *
   * @param most at least 2
   */
  public List<Count> largest(int most) {
    List<Count> all = all();
    if (all.size() <= most && beyond == 0) {
      return all;
    }
    all.sort(Comparator.comparingLong(Count::count).reversed());
    List<Count> largest = new ArrayList<>(all.subList(0, Math.min(all.size(), most - 1)));
    long sum = largest.stream().mapToLong(Count::count).sum();
    String more = (beyond > 0 ? "over " : "") + (all.size() - largest.size()) + " more";
    largest.add(new Count(-1, more, total() - sum));
    return largest;
  }

  private String name(Object label) {
    return label instanceof Integer number && number >= 0 && number < names.size()
        ? names.get(number)
        : String.valueOf(label);
  }

  private static int kind(Object label) {
    return label instanceof Integer ? 0 : label instanceof Enum ? 1 : 2;
  }

  private static int compareAlike(Object one, Object other) {
    if (one instanceof Integer first && other instanceof Integer second) {
      return first.compareTo(second);
    }
    if (one instanceof Enum<?> first
        && other instanceof Enum<?> second
        && first.getDeclaringClass() == second.getDeclaringClass()) {
      return Integer.compare(first.ordinal(), second.ordinal());
    }
    return String.valueOf(one).compareTo(String.valueOf(other));
  }
}
