package dev.lathe.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SamplerTest {

  @Test
  void everySamplerGivesWhatItCountsAndTheSameAgain() {
    int[] lengths = IntStream.range(0, 50).map(i -> i * 7 % 11).toArray();
    double[] weights = IntStream.range(0, 50).mapToDouble(i -> i % 3).toArray();
    for (Sampler sampler : List.of(
        Sampler.sequential(),
        Sampler.random(1),
        Sampler.randomWithReplacement(1, 70),
        Sampler.subsetRandom(1, 4, 9, 2),
        Sampler.weighted(1, 33, weights),
        Sampler.lengthBucketed(1, lengths, 8),
        Sampler.random(1).distributed(2, 3))) {
      int[] order = sampler.order(50, 3);
      assertEquals(sampler.count(50), order.length);
      assertArrayEquals(order, sampler.order(50, 3));
      assertTrue(Arrays.stream(order).allMatch(index -> index >= 0 && index < 50));
    }
  }

  @Test
  void epochsDiffer() {
    for (Sampler sampler : List.of(
        Sampler.random(1),
        Sampler.randomWithReplacement(1, 50),
        Sampler.subsetRandom(1, IntStream.range(0, 50).toArray()),
        Sampler.lengthBucketed(1, new int[50], 8))) {
      assertNotEquals(Arrays.toString(sampler.order(50, 0)), Arrays.toString(sampler.order(50, 1)));
    }
  }

  @Test
  void subsetIsReadOnceEach() {
    int[] order = Sampler.subsetRandom(5, 7, 1, 30).order(50, 2);
    assertArrayEquals(new int[] {1, 7, 30}, Arrays.stream(order).sorted().toArray());
  }

  /** Ten thousand draws: four deviations of a share of 0.3 are 0.0184. */
  @Test
  void weightsAreShares() {
    int[] order = Sampler.weighted(3, 10_000, 3, 0, 6, 1).order(4, 0);
    for (int index = 0; index < 4; index++) {
      int wanted = index;
      double share = Arrays.stream(order).filter(drawn -> drawn == wanted).count() / 10_000.0;
      assertEquals(List.of(0.3, 0.0, 0.6, 0.1).get(index), share, index == 1 ? 0 : 0.02);
    }
  }

  @Test
  void batchesOfBucketsAreOfLikeLengthsAndAllAreRead() {
    int[] lengths = IntStream.range(0, 1003).map(i -> i * 389 % 1003).toArray();
    int[] order = Sampler.lengthBucketed(2, lengths, 10).order(1003, 0);
    assertArrayEquals(
        IntStream.range(0, 1003).toArray(), Arrays.stream(order).sorted().toArray());
    for (int batch = 0; batch < 100; batch++) {
      int[] part = Arrays.stream(order, batch * 10, batch * 10 + 10)
          .map(i -> lengths[i])
          .sorted()
          .toArray();
      assertTrue(part[9] - part[0] < 30, Arrays.toString(part));
    }
    boolean ascending = IntStream.range(1, 100)
        .allMatch(batch -> lengths[order[batch * 10]] >= lengths[order[batch * 10 - 10]]);
    assertFalse(ascending);
  }

  @Test
  void processesShareAnEpoch() {
    Sampler all = Sampler.random(4);
    int[] dealt = IntStream.range(0, 3)
        .flatMap(rank -> Arrays.stream(all.distributed(rank, 3).order(10, 1)))
        .toArray();
    assertEquals(12, dealt.length);
    assertEquals(10, Arrays.stream(dealt).distinct().count());
    int[] few = Sampler.sequential().distributed(4, 5).order(2, 0);
    assertArrayEquals(new int[] {0}, few);
  }

  @Test
  void numbersOutOfRangeAreRefused() {
    Class<IllegalArgumentException> refused = IllegalArgumentException.class;
    Thrown.by(refused, () -> Sampler.weighted(1, 5, 1, -1), "L212", "-1.0");
    Thrown.by(refused, () -> Sampler.weighted(1, 5, 0, 0), "L212", "a sum of 0.0");
    Thrown.by(
        refused,
        () -> Sampler.weighted(1, 5, 1, 2).order(3, 0),
        "L212",
        "a weight for each of 3 examples");
    Thrown.by(refused, () -> Sampler.weighted(1, 0, 1), "L212", "at least 1 sample");
    Thrown.by(refused, () -> Sampler.randomWithReplacement(1, 0), "L212");
    Thrown.by(refused, () -> Sampler.subsetRandom(1), "L212");
    Thrown.by(refused, () -> Sampler.lengthBucketed(1, new int[2], 0), "L212");
    Thrown.by(
        refused, () -> Sampler.lengthBucketed(1, new int[2], 4).order(3, 0), "L212", "a length");
    Thrown.by(refused, () -> Sampler.sequential().distributed(3, 3), "L212", "rank 3 of 3");
  }

  @Test
  void loaderReadsWhatTheSamplerSays() {
    Integer[] numbers = Stream.iterate(0, i -> i + 1).limit(10).toArray(Integer[]::new);
    DataLoader<Integer, Integer> loader = DataLoader.of(Dataset.of(numbers, numbers))
        .batchSize(4)
        .sampler(Sampler.subsetRandom(1, 2, 4, 6, 8, 9));
    assertEquals(2, loader.batches());
    int read = 0;
    for (Batch<Integer, Integer> batch : loader.workers(2)) {
      read += batch.size();
    }
    assertEquals(5, read);
    Thrown.by(
        IllegalArgumentException.class,
        () -> loader.sampler((size, epoch) -> new int[3]).iterator(),
        "L212",
        "override count(int)");
  }

  /** With transforms that draw: the same examples with the same numbers, from the middle of an epoch too. */
  @Test
  void epochGoesOnWhereItWasLeft() {
    Integer[] numbers = Stream.iterate(0, i -> i + 1).limit(103).toArray(Integer[]::new);
    Dataset<Double, Integer> noisy =
        Dataset.of(numbers, numbers).transform(number -> number + Chance.uniform());
    DataLoader<Double, Integer> loader = DataLoader.of(noisy).batchSize(10).shuffle(3);
    for (int epoch = 0; epoch < 2; epoch++) {
      List<List<Double>> whole = read(loader, epoch, 0);
      assertEquals(11, whole.size());
      for (int workers : new int[] {0, 1, 2, 8}) {
        assertEquals(whole, read(loader.workers(workers), epoch, 0));
        assertEquals(whole.subList(7, 11), read(loader.workers(workers), epoch, 7));
        assertEquals(List.of(), read(loader.workers(workers), epoch, 11));
      }
    }
    Thrown.by(IllegalArgumentException.class, () -> loader.iterator(0, 12), "L212", "0 to 11");
  }

  private static List<List<Double>> read(DataLoader<Double, Integer> loader, int epoch, int first) {
    List<List<Double>> batches = new java.util.ArrayList<>();
    loader
        .iterator(epoch, first)
        .forEachRemaining(batch -> batches.add(List.copyOf(batch.inputs())));
    return batches;
  }
}
