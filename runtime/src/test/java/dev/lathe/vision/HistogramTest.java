package dev.lathe.vision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.data.Dataset;
import dev.lathe.data.Thrown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistogramTest {
  private static final int BAR = 0x3B6FD4;
  private static final int REST = 0x9AA4AF;

  @TempDir
  Path folder;

  @Test
  void barsAreAsLongAsCountsAreLarge() {
    Image image =
        Histogram.of(labels(0, 0, 0, 0, 1, 2, 2), List.of("a", "b", "c", "d")).image();
    assertEquals(3, image.channels());
    assertEquals(8 + 4 * 28, image.height());
    assertEquals(List.of(400, 100, 200, 0), bars(image, 4, BAR));
  }

  @Test
  void rareClassesStillHaveABar() {
    int[] many = IntStream.range(0, 5000).map(i -> i == 0 ? 1 : 0).toArray();
    assertEquals(List.of(400, 1), bars(Histogram.of(labels(many), List.of()).image(), 2, BAR));
  }

  @Test
  void namesAndCountsAreWritten() {
    Image named = Histogram.of(labels(0, 1), List.of("ab", "cd")).image();
    assertNotEquals(named, Histogram.of(labels(0, 1), List.of("ab", "ce")).image());
    assertNotEquals(named, Histogram.of(labels(0, 1, 0, 1), List.of("ab", "cd")).image());
    String endless = "x".repeat(10_000);
    Image cut = Histogram.of(labels(0), List.of(endless)).image();
    assertEquals(16 + 24 * 12 + 400 + 2 * 12 + 8, cut.width());
  }

  @Test
  void ofManyClassesTheMostFrequentAreShown() {
    int[] labels =
        IntStream.range(0, 100).flatMap(i -> IntStream.range(0, i).map(j -> i)).toArray();
    Image image = Histogram.of(labels(labels), List.of()).image();
    assertEquals(8 + 24 * 28, image.height());
    assertEquals(0, bars(image, 24, BAR).get(23));
    assertEquals(
        400, bars(image, 24, REST).get(23), "77 smaller classes together are the longest bar");
  }

  @Test
  void boxesAreCountedOneByOne() {
    Image picture = Image.of(1, 1, 1, new byte[1]);
    List<Box> boxes =
        List.of(new Box(1, 0, 0, 1, 1), new Box(1, 0, 0, 1, 1), new Box(0, 0, 0, 1, 1));
    Dataset<Image, List<Box>> data = Dataset.<Image, List<Box>>of(List.of(
        new dev.lathe.data.Example<>(picture, boxes),
        new dev.lathe.data.Example<>(picture, List.of())));
    assertEquals(List.of(200, 400), bars(Histogram.of(data, List.of("a", "b")).image(), 2, BAR));
  }

  @Test
  void writesAFile() throws IOException {
    Path file = folder.resolve("new/classes.png");
    Histogram histogram = Histogram.of(labels(0, 1), List.of());
    histogram.writePng(file);
    assertEquals(histogram.image(), Image.read(file));
    assertTrue(Files.size(file) < 2000);
    Thrown.by(IOException.class, () -> histogram.writePng(folder), "[L207]", "the folder");
  }

  /** Pixels of a colour in the middle of each bar. */
  private static List<Integer> bars(Image image, int count, int color) {
    return IntStream.range(0, count)
        .mapToObj(i -> (int) IntStream.range(0, image.width())
            .filter(x -> rgb(image, x, 8 + 28 * i + 1) == color)
            .count())
        .toList();
  }

  private static int rgb(Image image, int x, int y) {
    return image.sample(x, y, 0) << 16 | image.sample(x, y, 1) << 8 | image.sample(x, y, 2);
  }

  private static Dataset<Integer, Integer> labels(int... labels) {
    return Dataset.of(IntStream.of(labels).boxed().toArray(Integer[]::new), labels);
  }
}
