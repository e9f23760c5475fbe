package dev.lathe.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClassCountsTest {
  private enum Size {
    SMALL,
    LARGE
  }

  @Test
  void wholeNumbersAreInTheirOrderAndHaveNames() {
    ClassCounts counts = count(List.of("cat", "dog", "owl"), 10, 1, 0, 1, -3);
    assertEquals(
        List.of(
            entry(-3, "-3", 1),
            entry(0, "cat", 1),
            entry(1, "dog", 2),
            entry(2, "owl", 0),
            entry(10, "10", 1)),
        counts.all(),
        "a class of which there is none is listed too");
    assertEquals(5, counts.classes());
    assertEquals(5, counts.total());
  }

  @Test
  void constantsAndTextsAreInTheirOrder() {
    assertEquals(
        List.of(entry(0, "SMALL", 1), entry(1, "LARGE", 2)),
        count(List.of("x"), Size.LARGE, Size.SMALL, Size.LARGE).all());
    assertEquals(
        List.of(entry(7, "7", 1), entry(1, "SMALL", 1), entry(2, "a", 2), entry(3, "b", 1)),
        count(List.of(), "b", "a", Size.SMALL, 7, "a").all());
  }

  @Test
  void whatIsNotShownIsSummed() {
    ClassCounts counts = count(List.of(), 0, 1, 1, 2, 2, 2, 3, 3, 3, 3);
    assertEquals(counts.all(), counts.largest(4));
    assertEquals(
        List.of(entry(3, "3", 4), entry(2, "2", 3), entry(-1, "2 more", 3)), counts.largest(3));
  }

  @Test
  void countlessClassesTakeBoundedMemory() {
    ClassCounts counts = new ClassCounts(List.of());
    for (int i = 0; i < 70_000; i++) {
      counts.add("text " + i);
    }
    assertEquals(65_536, counts.classes());
    assertEquals(70_000, counts.total());
    assertEquals(entry(-1, "over 65534 more", 69_998), counts.largest(3).get(2));
  }

  private static ClassCounts count(List<String> names, Object... labels) {
    ClassCounts counts = new ClassCounts(names);
    for (Object label : labels) {
      counts.add(label);
    }
    return counts;
  }

  private static ClassCounts.Count entry(int label, String name, long count) {
    return new ClassCounts.Count(label, name, count);
  }
}
