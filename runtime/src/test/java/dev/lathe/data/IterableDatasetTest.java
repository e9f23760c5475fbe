package dev.lathe.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IterableDatasetTest {
  private final AtomicInteger closed = new AtomicInteger();
  private final IterableDataset<Integer, Integer> numbers = upTo(23);

  private IterableDataset<Integer, Integer> upTo(int end) {
    return IterableDataset.of(() -> IntStream.range(0, end)
        .mapToObj(i -> new Example<>(i, -i))
        .onClose(closed::incrementAndGet));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3})
  void batchesComeInOrder(int ahead) {
    List<Integer> sizes = new ArrayList<>();
    List<Integer> inputs = new ArrayList<>();
    for (Batch<Integer, Integer> batch : numbers.batches(5).prefetch(ahead)) {
      sizes.add(batch.size());
      inputs.addAll(batch.inputs());
      assertEquals(inputs.size() - 1, batch.datasetIndex(batch.size() - 1));
    }
    assertEquals(List.of(5, 5, 5, 5, 3), sizes);
    assertEquals(IntStream.range(0, 23).boxed().toList(), inputs);
    assertEquals(1, closed.get());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2})
  void lastBatchesMayBeDropped(int ahead) {
    Iterator<Batch<Integer, Integer>> batches =
        numbers.batches(10).dropLast(true).prefetch(ahead).iterator();
    batches.next();
    assertEquals(10, batches.next().input(0));
    assertFalse(batches.hasNext());
    assertThrows(NoSuchElementException.class, batches::next);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2})
  void endlessStreamsAreReadAsFarAsAskedFor(int ahead) {
    IterableDataset<Integer, Integer> endless = IterableDataset.of(
        () -> IntStream.iterate(0, i -> i + 1).mapToObj(i -> new Example<>(i, i)));
    Iterator<Batch<Integer, Integer>> batches =
        endless.batches(4).prefetch(ahead).iterator();
    batches.next();
    assertEquals(7, batches.next().target(3));
  }

  @Test
  void streamsAreTransformedFilteredAndCut() {
    IterableDataset<String, Integer> changed = numbers
        .filter(example -> example.input() % 2 == 0)
        .transform(String::valueOf)
        .targetTransform(target -> target * 10)
        .take(3);
    Batch<String, Integer> batch = changed.batches(100).iterator().next();
    assertEquals(List.of("0", "2", "4"), batch.inputs());
    assertEquals(List.of(0, -20, -40), batch.targets());
  }

  @Test
  void shufflingIsAFunctionOfSeedAndEpoch() {
    StreamLoader<Integer, Integer> loader = numbers.shuffle(8, 1).batches(100);
    List<Integer> first = List.copyOf(loader.iterator(0).next().inputs());
    assertEquals(first, loader.iterator(0).next().inputs());
    assertNotEquals(first, loader.iterator(1).next().inputs());
    assertNotEquals(first, numbers.shuffle(8, 2).batches(100).iterator().next().inputs());
    assertEquals(
        IntStream.range(0, 23).boxed().toList(), first.stream().sorted().toList());
    for (int i = 0; i < first.size(); i++) {
      assertFalse(first.get(i) > i + 7, "drawn from a buffer of 8: " + first);
    }
  }

  @Test
  void eachExampleHasItsOwnChance() {
    StreamLoader<Double, Integer> loader =
        numbers.transform(i -> i + Chance.uniform()).batches(4).seed(9);
    List<Double> alone = read(loader.iterator(1));
    assertEquals(alone, read(loader.prefetch(3).iterator(1)));
    assertNotEquals(alone, read(loader.iterator(0)));
    assertEquals(23, alone.stream().map(x -> x % 1).distinct().count());
  }

  private static List<Double> read(Iterator<Batch<Double, Integer>> batches) {
    List<Double> all = new ArrayList<>();
    batches.forEachRemaining(batch -> all.addAll(batch.inputs()));
    return all;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4})
  void aFailureNamesTheExampleAndEndsTheEpoch(int ahead) {
    IterableDataset<Integer, Integer> failing = numbers.transform(i -> {
      if (i == 12) {
        throw new IllegalStateException("no twelve");
      }
      return i;
    });
    Iterator<Batch<Integer, Integer>> batches =
        failing.batches(5).prefetch(ahead).iterator();
    assertEquals(0, batches.next().input(0));
    assertEquals(5, batches.next().input(0));
    DataLoaderException failed =
        Thrown.by(DataLoaderException.class, batches::next, "L213", "index 12", "no twelve");
    assertEquals(12, failed.index());
    assertFalse(batches.hasNext());
    assertEquals(1, closed.get());
  }

  @Test
  void argumentsAreChecked() {
    refused(() -> numbers.batches(0), "at least 1");
    refused(() -> numbers.batches(1).prefetch(-1), "0 to 1024");
    refused(() -> numbers.batches(1).iterator(-1), "at least 0");
    refused(() -> numbers.shuffle(0, 1), "at least 1 example");
  }

  private static void refused(Runnable what, String part) {
    Thrown.by(IllegalArgumentException.class, what::run, "L212", part);
  }
}
