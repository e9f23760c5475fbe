package dev.lathe.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheTest {
  private final AtomicInteger reads = new AtomicInteger();
  private final Dataset<float[], String> rows = Dataset.of(
          new float[][] {{1, 2}, {}, {3}}, new String[] {"one", "", "drei €"})
      .transform(row -> {
        reads.incrementAndGet();
        return row;
      });

  @Test
  void everyExampleIsReadOnce() {
    Dataset<float[], String> cached = rows.cache();
    assertSame(cached.get(1).input(), cached.get(1).input());
    cached.get(0);
    assertEquals(2, reads.get());
    assertEquals(3, cached.size());
  }

  /** The cached draw is the same in whichever epoch and by whichever loader an example is first read. */
  @Test
  void cachedChanceStays() {
    Dataset<Double, Integer> drawn =
        Dataset.of(new Double[] {0.0, 1.0, 2.0}, new int[3]).transform(x -> x + Chance.uniform());
    Dataset<Double, Integer> one = drawn.cache();
    Dataset<Double, Integer> two = drawn.cache();
    double late = one.get(2).input();
    DataLoader.of(two).shuffle(5).iterator(7).forEachRemaining(batch -> {});
    assertEquals(late, two.get(2).input());
    assertEquals(late, DataLoader.of(one).iterator(3, 2).next().input(0));
  }

  @Test
  void aFileHoldsTheExamples(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("rows.cache");
    Dataset<float[], String> written = rows.cache(file, Stored.floats(), Stored.text());
    Dataset<float[], String> found = rows.cache(file, Stored.floats(), Stored.text());
    assertEquals(3, reads.get(), "the second finds the file");
    for (int i = 0; i < 3; i++) {
      assertArrayEquals(rows.get(i).input(), written.get(i).input());
      assertArrayEquals(rows.get(i).input(), found.get(i).input());
      assertEquals(rows.get(i).target(), found.get(i).target());
    }
  }

  @Test
  void numbersAreStored(@TempDir Path folder) throws IOException {
    Dataset<int[], Integer> data =
        Dataset.of(new int[][] {{1, -2}, {Integer.MAX_VALUE}}, new int[] {-7, 8});
    Dataset<int[], Integer> cached =
        data.cache(folder.resolve("ints.cache"), Stored.ints(), Stored.label());
    assertArrayEquals(new int[] {1, -2}, cached.get(0).input());
    assertEquals(8, cached.get(1).target());
  }

  @Test
  void anExampleThatFailsLeavesNoFile(@TempDir Path folder) throws IOException {
    Dataset<float[], String> failing = rows.transform(row -> {
      throw new IllegalStateException("broken");
    });
    Thrown.by(
        IllegalStateException.class,
        () -> failing.cache(folder.resolve("x.cache"), Stored.floats(), Stored.text()),
        "broken");
    try (var left = Files.list(folder)) {
      assertEquals(0, left.count());
    }
  }

  @Test
  void anotherNumberOfExamplesIsRefused(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("rows.cache");
    rows.cache(file, Stored.floats(), Stored.text());
    Thrown.by(
        IOException.class,
        () -> rows.subset(0, 1).cache(file, Stored.floats(), Stored.text()),
        "L208",
        "a list of 2 examples",
        "found: 3",
        "delete the file");
  }

  /** Whatever one byte is changed into, there is an exception that says so or an example. */
  @Test
  void damagedFilesAreRefused(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("rows.cache");
    rows.cache(file, Stored.floats(), Stored.text());
    byte[] whole = Files.readAllBytes(file);
    int refused = 0;
    for (int at = 0; at < whole.length; at++) {
      byte[] damaged = whole.clone();
      damaged[at] ^= (byte) 0xC1;
      refused += isRefused(damaged, folder.resolve("d" + at)) ? 1 : 0;
    }
    for (int length = 0; length < whole.length; length++) {
      Path cut = folder.resolve("c" + length);
      assertTrue(isRefused(ByteBuffer.wrap(whole).slice(0, length), cut), "cut at " + length);
    }
    assertTrue(refused >= 8 + 3 * 8 + 16, "the ends and the list are looked at: " + refused);
  }

  private boolean isRefused(byte[] content, Path file) throws IOException {
    return isRefused(ByteBuffer.wrap(content), file);
  }

  private boolean isRefused(ByteBuffer content, Path file) throws IOException {
    byte[] bytes = new byte[content.remaining()];
    content.order(ByteOrder.LITTLE_ENDIAN).get(bytes);
    Files.write(file, bytes);
    try {
      Dataset<float[], String> cached = rows.cache(file, Stored.floats(), Stored.text());
      for (int i = 0; i < cached.size(); i++) {
        cached.get(i);
      }
      return false;
    } catch (IOException | UncheckedIOException e) {
      assertTrue(String.valueOf(e.getMessage()).contains("L208"), e::toString);
      return true;
    }
  }
}
