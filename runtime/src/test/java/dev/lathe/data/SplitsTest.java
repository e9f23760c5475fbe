package dev.lathe.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SplitsTest {
  private final Dataset<Integer, Integer> data = numbers(10);

  @ParameterizedTest
  @CsvSource({
    "10, 0.7 0.3, 7 3",
    "10, 0.5 0.5, 5 5",
    "11, 0.5 0.5, 6 5",
    "10, 0.33 0.33 0.34, 3 3 4",
    "7, 0.25 0.25 0.25 0.25, 2 2 2 1",
    "150, 0.7 0.3, 105 45",
    "1, 0.4 0.6, 0 1",
    "0, 0.4 0.6, 0 0",
    "10, 1, 10",
    "5, 1 0, 5 0",
    "3, 0.3333333 0.3333333 0.3333333, 1 1 1",
    "2147483647, 0.9999995 0, 2147483647 0",
  })
  void sizesAreRoundedByLargestRemainder(int total, String fractions, String sizes) {
    double[] shares =
        Arrays.stream(fractions.split(" ")).mapToDouble(Double::parseDouble).toArray();
    int[] expected = Arrays.stream(sizes.split(" ")).mapToInt(Integer::parseInt).toArray();
    assertArrayEquals(expected, Splits.sizes(total, shares));
  }

  @Test
  void dealsEveryExampleOnce() {
    List<Dataset<Integer, Integer>> parts = numbers(101).randomSplit(3L, 0.5, 0.2, 0.3);
    assertEquals(List.of(51, 20, 30), parts.stream().map(Dataset::size).toList());
    int[] all = parts.stream().flatMapToInt(SplitsTest::inputs).sorted().toArray();
    assertArrayEquals(IntStream.range(0, 101).toArray(), all);
  }

  @Test
  void oneSeedIsOneSplit() {
    assertEquals(
        describe(data.randomSplit(3L, 0.7, 0.3)), describe(data.randomSplit(3L, 0.7, 0.3)));
    assertEquals(describe(data.randomSplit(3L, 0.7, 0.3)), describe(data.randomSplit(3L, 7, 3)));
    assertNotEquals(
        describe(data.randomSplit(3L, 0.7, 0.3)), describe(data.randomSplit(4L, 0.7, 0.3)));
  }

  @Test
  void theSplitStaysTheSameFromReleaseToRelease() {
    assertEquals("[[3, 4, 2, 5, 8, 6, 1], [9, 0, 7]]", describe(data.randomSplit(3L, 7, 3)));
  }

  @Test
  void refusesFractionsThatDoNotSumToOne() {
    refused(() -> data.randomSplit(1L, 0.5, 0.4), "[0.5, 0.4], sum 0.9");
    refused(() -> data.randomSplit(1L, 1.5, -0.5), "[1.5, -0.5], sum 1.0");
    refused(() -> data.randomSplit(1L, Double.NaN, 1), "NaN");
    refused(() -> data.randomSplit(1L, Double.POSITIVE_INFINITY), "Infinity");
    refused(() -> data.randomSplit(1L, new double[0]), "[], sum 0.0");
  }

  @Test
  void refusesSizesThatDoNotSumToTheWhole() {
    refused(
        () -> data.randomSplit(1L, 5, 4), "sum to 10, the size of the data set", "[5, 4], sum 9");
    refused(() -> data.randomSplit(1L, 11, -1), "[11, -1], sum 10");
    refused(() -> data.randomSplit(1L, Integer.MAX_VALUE, Integer.MAX_VALUE, 12), "sum 4294967306");
    refused(() -> data.randomSplit(1L), "[], sum 0");
  }

  private static void refused(Runnable split, String... parts) {
    Thrown.by(IllegalArgumentException.class, split::run, parts);
    Thrown.by(IllegalArgumentException.class, split::run, "[L212]", "randomSplit(seed, 0.8, 0.2)");
  }

  private static Dataset<Integer, Integer> numbers(int count) {
    Integer[] numbers = IntStream.range(0, count).boxed().toArray(Integer[]::new);
    return Dataset.of(numbers, numbers);
  }

  private static String describe(List<Dataset<Integer, Integer>> parts) {
    return parts.stream()
        .map(part -> Arrays.toString(inputs(part).toArray()))
        .toList()
        .toString();
  }

  private static IntStream inputs(Dataset<Integer, Integer> part) {
    return IntStream.range(0, part.size()).map(i -> part.get(i).input());
  }
}
