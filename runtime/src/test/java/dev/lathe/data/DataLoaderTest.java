package dev.lathe.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataLoaderTest {
  private final DataLoader<Integer, Integer> loader = DataLoader.of(numbers(10));

  @Test
  void readsOneExampleAtATimeInOrderByDefault() {
    assertEquals(
        "[[0], [1], [2], [3], [4], [5], [6], [7], [8], [9]]", epoch(loader).toString());
    assertEquals(10, loader.batches());
  }

  @Test
  void theLastBatchHoldsWhatIsLeft() {
    assertEquals(
        "[[0, 1, 2, 3], [4, 5, 6, 7], [8, 9]]", epoch(loader.batchSize(4)).toString());
    assertEquals(
        "[[0, 1, 2, 3], [4, 5, 6, 7]]",
        epoch(loader.batchSize(4).dropLast(true)).toString());
    assertEquals(
        "[[0, 1, 2, 3, 4], [5, 6, 7, 8, 9]]",
        epoch(loader.batchSize(5).dropLast(true)).toString());
  }

  @ParameterizedTest
  @CsvSource({"1, 10, 10", "3, 4, 3", "5, 2, 2", "10, 1, 1", "11, 1, 0", "2147483647, 1, 0"})
  void countsBatches(int size, int all, int full) {
    for (int workers : new int[] {0, 2}) {
      DataLoader<Integer, Integer> sized = loader.batchSize(size).workers(workers);
      assertEquals(all, sized.batches());
      assertEquals(all, epoch(sized).size());
      assertEquals(full, sized.dropLast(true).batches());
      assertEquals(full, epoch(sized.dropLast(true)).size());
    }
  }

  @Test
  void shufflesEveryEpochAnew() {
    DataLoader<Integer, Integer> shuffled = loader.batchSize(10).shuffle(5L);
    List<Integer> first = epoch(shuffled).get(0);
    List<Integer> second = epoch(shuffled).get(0);
    assertNotEquals(first, second);
    assertNotEquals(epoch(loader).stream().map(batch -> batch.get(0)).toList(), first);
    assertEquals(
        IntStream.range(0, 10).boxed().toList(), first.stream().sorted().toList());
  }

  @Test
  void anEpochIsAFunctionOfTheSeed() {
    assertEquals(epoch(loader.shuffle(5L)), epoch(loader.shuffle(5L)));
    assertNotEquals(epoch(loader.shuffle(5L)), epoch(loader.shuffle(6L)));
  }

  @Test
  void theOrderStaysTheSameFromReleaseToRelease() {
    assertEquals(
        "[[4, 3, 5, 0, 1, 2, 7, 6, 9, 8]]",
        epoch(loader.batchSize(10).shuffle(5L)).toString());
  }

  @Test
  void anEpochCanBeNamed() {
    DataLoader<Integer, Integer> shuffled = loader.shuffle(5L);
    List<List<Integer>> first = epoch(shuffled);
    List<List<Integer>> second = epoch(shuffled);
    assertEquals(first, collect(shuffled.iterator(0)));
    assertEquals(second, collect(shuffled.iterator(1)));
    assertEquals(collect(shuffled.iterator(2)), epoch(shuffled));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8})
  void workersDoNotChangeTheBatches(int workers) {
    Dataset<Integer, Integer> data = numbers(1003);
    DataLoader<Integer, Integer> alone = DataLoader.of(data).batchSize(16).shuffle(42L);
    DataLoader<Integer, Integer> helped = alone.workers(workers);
    for (int epoch = 0; epoch < 2; epoch++) {
      assertEquals(epoch(alone), epoch(helped), "epoch " + epoch);
    }
  }

  @Test
  void optionsLeaveTheLoaderAsItWas() {
    DataLoader<Integer, Integer> base = loader.batchSize(4);
    assertEquals(2, base.dropLast(true).workers(3).shuffle(1L).batches());
    assertEquals("[[0, 1, 2, 3], [4, 5, 6, 7], [8, 9]]", epoch(base).toString());
  }

  @Test
  void twoLoopsAtOnceDoNotDisturbEachOther() {
    DataLoader<Integer, Integer> shuffled = loader.batchSize(3).shuffle(1L).workers(2);
    Iterator<Batch<Integer, Integer>> a = shuffled.iterator(0);
    Iterator<Batch<Integer, Integer>> b = shuffled.iterator(0);
    while (a.hasNext()) {
      assertEquals(a.next().inputs(), b.next().inputs());
    }
    assertFalse(b.hasNext());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2})
  void saysWhenAnEpochIsOver(int workers) {
    Iterator<Batch<Integer, Integer>> batches =
        loader.batchSize(10).workers(workers).iterator();
    batches.next();
    assertFalse(batches.hasNext());
    assertThrows(NoSuchElementException.class, batches::next);
  }

  @Test
  void refusesAnEmptyDataSet() {
    Thrown.by(
        IllegalArgumentException.class,
        () -> DataLoader.of(numbers(0)),
        "[L203] expected at least 1 example");
  }

  @Test
  void refusesOptionsOutOfRange() {
    refused(() -> loader.batchSize(0), "a batch size of at least 1", "found: 0");
    refused(() -> loader.batchSize(-3), "found: -3");
    refused(() -> loader.workers(-1), "0 to 1024 workers", "found: -1");
    refused(() -> loader.workers(1025), "found: 1025");
    refused(() -> loader.iterator(-1), "an epoch of at least 0", "found: -1");
  }

  private static void refused(Runnable what, String... parts) {
    Thrown.by(IllegalArgumentException.class, what::run, parts);
    Thrown.by(IllegalArgumentException.class, what::run, "[L212]");
  }

  private static Dataset<Integer, Integer> numbers(int count) {
    int[] numbers = IntStream.range(0, count).toArray();
    return Dataset.of(IntStream.of(numbers).boxed().toArray(Integer[]::new), numbers);
  }

  private static List<List<Integer>> epoch(DataLoader<Integer, Integer> loader) {
    return collect(loader.iterator());
  }

  private static List<List<Integer>> collect(Iterator<Batch<Integer, Integer>> batches) {
    List<List<Integer>> all = new ArrayList<>();
    batches.forEachRemaining(batch -> {
      assertEquals(batch.inputs(), batch.targets());
      all.add(batch.inputs());
    });
    return all;
  }
}
