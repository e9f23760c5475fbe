package dev.lathe.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import dev.lathe.vision.Image;
import dev.lathe.vision.Transforms;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Loaders that fill the same batches again and again. */
class ReuseTest {
  private final Dataset<float[], Integer> pictures = Dataset.of(
          IntStream.range(0, 50).mapToObj(ReuseTest::picture).toList())
      .transform(Transforms.toTensor().then(Transforms.normalize(0.5f, 0.25f)));

  private static Example<Image, Integer> picture(int index) {
    byte[] samples = new byte[16];
    samples[index % 16] = (byte) index;
    return new Example<>(Image.of(4, 4, 1, samples), index);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 8})
  void batchesAreTheSameAsWithout(int workers) {
    DataLoader<float[], Integer> loader =
        DataLoader.of(pictures).batchSize(8).shuffle(4).workers(workers);
    for (int epoch = 0; epoch < 2; epoch++) {
      Iterator<Batch<float[], Integer>> again = loader.reuse(true).iterator(epoch);
      for (Iterator<Batch<float[], Integer>> each = loader.iterator(epoch); each.hasNext(); ) {
        Batch<float[], Integer> expected = each.next();
        Batch<float[], Integer> found = again.next();
        assertEquals(expected.targets(), found.targets());
        for (int i = 0; i < expected.size(); i++) {
          assertArrayEquals(expected.input(i), found.input(i));
        }
      }
    }
  }

  @Test
  void batchesThatAreNotReusedStayAsTheyAre() {
    List<Batch<float[], Integer>> kept = new ArrayList<>();
    DataLoader.of(pictures).batchSize(8).workers(2).forEach(kept::add);
    assertNotSame(kept.get(0), kept.get(1));
    assertArrayEquals(pictures.get(9).input(), kept.get(1).input(1));
  }

  /** What a transform hands on belongs to the data set: it must not be written over. */
  @Test
  void sourcesAreNotWrittenOver() {
    float[][] rows = {{1, 2}, {3, 4}, {5, 6}};
    Dataset<float[], Integer> data = Dataset.of(rows, new int[3])
        .transform((float[] row) -> row)
        .transform(Transforms.normalize(0, 2))
        .transform((float[] row) -> row);
    for (int epoch = 0; epoch < 2; epoch++) {
      int next = 0;
      for (Batch<float[], Integer> batch : DataLoader.of(data).reuse(true)) {
        assertEquals(rows[next++][0] / 2, batch.input(0)[0]);
      }
    }
    assertArrayEquals(new float[] {5, 6}, rows[2]);
  }

  @Test
  void goingThroughAllocatesNothing() {
    DataLoader<float[], Integer> loader =
        DataLoader.of(pictures).batchSize(10).shuffle(1).reuse(true);
    CollatedLoader<float[], int[]> collated = loader.collate(Collate.floats(), Collate.labels());
    for (int warm = 0; warm < 2000; warm++) {
      collated.iterator(0, 0).forEachRemaining(batch -> {});
    }
    long fewest = Long.MAX_VALUE;
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    for (int trial = 0; trial < 50; trial++) {
      Iterator<Example<float[], int[]>> batches = collated.iterator(0, 0);
      Example<float[], int[]> first = batches.next();
      long before = threads.getCurrentThreadAllocatedBytes();
      assertSame(first, batches.next());
      assertSame(first, batches.next());
      fewest = Math.min(fewest, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertEquals(0, fewest);
  }

  @Test
  void collatedBatchesAreRows() {
    CollatedLoader<float[], int[]> collated =
        DataLoader.of(pictures).batchSize(20).collate(Collate.floats(), Collate.labels());
    int next = 0;
    for (Example<float[], int[]> batch : collated) {
      assertEquals(batch.target().length * 16, batch.input().length);
      for (int row = 0; row < batch.target().length; row++, next++) {
        assertEquals(next, batch.target()[row]);
        assertEquals(pictures.get(next).input()[next % 16], batch.input()[row * 16 + next % 16]);
      }
    }
    assertEquals(50, next);
    assertTrue(collated.iterator(0, 2).next().target()[0] == 40);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2})
  void sequencesAreFilledUp(int workers) {
    Dataset<int[], Integer> data =
        Dataset.of(new int[][] {{1, 2, 3}, {4}, {5, 6}}, new int[] {7, 8, 9});
    Example<Padded, List<Integer>> batch = DataLoader.of(data)
        .batchSize(3)
        .workers(workers)
        .collate(Collate.padded(-1), Collate.<Integer>list())
        .iterator()
        .next();
    assertEquals(3, batch.input().longest());
    assertArrayEquals(new int[] {1, 2, 3, 4, -1, -1, 5, 6, -1}, batch.input().tokens());
    assertArrayEquals(new int[] {3, 1, 2}, batch.input().lengths());
    assertEquals(List.of(7, 8, 9), batch.target());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2})
  void rowsOfSeveralLengthsAreRefused(int workers) {
    Dataset<int[], Float> data = Dataset.of(new int[][] {{1, 2}, {4}}, new Float[] {1f, 2f});
    Iterator<Example<int[], float[]>> batches = DataLoader.of(data)
        .batchSize(2)
        .workers(workers)
        .collate(Collate.ints(), Collate.numbers())
        .iterator();
    Thrown.by(
        DataLoaderException.class,
        batches::next,
        "L213",
        "index 0",
        "L201",
        "2 numbers",
        "1 in example 1",
        "Collate.padded");
  }
}
