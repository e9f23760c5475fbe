package dev.lathe.vision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.data.Dataset;
import dev.lathe.data.Thrown;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageGridTest {
  @TempDir
  Path folder;

  private final Dataset<Image, Integer> greys = Dataset.of(
      new Image[] {grey(28, 28, 50), grey(28, 28, 100), grey(28, 28, 150)}, new int[] {0, 1, 7});

  @Test
  void picturesStandInRowsAboveTheirLabels() {
    Image image = ImageGrid.of(greys, 2, 2).scale(1).image();
    assertEquals(1, image.channels());
    assertEquals(8 + 2 * (28 + 8), image.width());
    assertEquals(8 + 2 * (28 + 4 + 8 + 8), image.height());
    assertEquals(255, image.sample(0, 0, 0));
    assertEquals(50, image.sample(8, 8, 0));
    assertEquals(100, image.sample(8 + 36 + 27, 8 + 27, 0));
    assertEquals(150, image.sample(8, 8 + 48, 0));
    assertEquals(255, image.sample(8 + 36, 8 + 48, 0), "there is no fourth picture");
  }

  @Test
  void labelsAreDrawnInBlackBelow() {
    Image image = ImageGrid.of(greys, 1, 2).scale(1).image();
    assertTrue(black(image, 8, 40, 36, 48) > 5);
    assertTrue(black(image, 44, 40, 72, 48) > 5);
    assertEquals(0, black(image, 36, 40, 44, 48));
  }

  @Test
  void namesReplaceNumbers() {
    ImageGrid grid = ImageGrid.of(greys, 1, 3).scale(1);
    Image numbers = grid.image();
    assertEquals(numbers, grid.labels(List.of()).image());
    assertEquals(
        numbers,
        grid.labels(List.of("0", "1")).image(),
        "a number without a name is shown as it is");
    assertNotEquals(numbers, grid.labels(List.of("t-shirt", "trouser")).image());
  }

  @Test
  void otherTargetsAreShownAsText() {
    Dataset<Image, String> named = greys.targetTransform(target -> target == 7 ? "7" : "" + target);
    assertEquals(
        ImageGrid.of(greys, 1, 3).image(),
        ImageGrid.of(named, 1, 3).labels(List.of("x")).image());
  }

  @Test
  void longLabelsAreCutAtTheCell() {
    Dataset<Image, Integer> data = greys.subset(0, 0);
    Image image = ImageGrid.of(data, 1, 2)
        .labels(List.of("a very long label indeed"))
        .scale(1)
        .image();
    assertTrue(black(image, 8, 40, 36, 48) > 20);
    assertEquals(
        black(image, 0, 40, 40, 48),
        black(image, 36, 40, 76, 48),
        "neither label reaches into the other's place");
    Dataset<Image, Integer> tiny = Dataset.of(new Image[] {grey(1, 1, 0)}, new int[] {0});
    assertTrue(
        black(ImageGrid.of(tiny, 1, 1).labels(List.of("label")).scale(1).image(), 0, 12, 17, 22)
            > 0);
  }

  @Test
  void scaleMakesSquares() {
    Image image = ImageGrid.of(greys, 1, 1).scale(3).image();
    assertEquals(8 + 84 + 8, image.width());
    assertEquals(50, image.sample(8 + 83, 8 + 83, 0));
    assertEquals(
        8 + 112 + 8,
        ImageGrid.of(greys, 1, 1).image().width(),
        "28 pixels are shown as 112 by default");
    Dataset<Image, Integer> large = Dataset.of(new Image[] {grey(500, 20, 0)}, new int[] {0});
    assertEquals(8 + 500 + 8, ImageGrid.of(large, 1, 1).image().width());
  }

  @Test
  void coloursAndSizesMayBeMixed() {
    byte[] red = {(byte) 255, 0, 0, 9};
    Dataset<Image, Integer> mixed =
        Dataset.of(new Image[] {grey(3, 3, 77), Image.of(1, 1, 4, red)}, new int[] {0, 1});
    Image image = ImageGrid.of(mixed, 1, 2).scale(1).image();
    assertEquals(3, image.channels());
    for (int channel = 0; channel < 3; channel++) {
      assertEquals(77, image.sample(8, 8, channel));
      assertEquals(
          red[channel] & 0xFF,
          image.sample(8 + 11 + 1, 8 + 1, channel),
          "in the middle of its cell");
    }
    assertEquals(255, image.sample(8 + 11, 8, 1));
  }

  @Test
  void writesAPictureOthersCanRead() throws IOException {
    Path file = folder.resolve("a/b/grid.png");
    ImageGrid.of(greys, 1, 3).writePng(file);
    BufferedImage read = ImageIO.read(file.toFile());
    Image image = ImageGrid.of(greys, 1, 3).image();
    assertEquals(image.width(), read.getWidth());
    assertEquals(image.height(), read.getHeight());
    assertEquals(150, read.getRaster().getSample(8 + 2 * 120, 8, 0));
  }

  @Test
  void replacesAnOlderFileAndLeavesNoOther() throws IOException {
    Path file = Files.writeString(folder.resolve("grid.png"), "old");
    ImageGrid.of(greys, 1, 1).writePng(file);
    assertTrue(Files.size(file) > 100);
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(1, files.count());
    }
  }

  @Test
  void aFailureLeavesTheOldFile() throws IOException {
    Path file = folder.resolve("old.bin");
    Files.writeString(file, "old");
    Path under = file.resolve("grid.png");
    Thrown.by(IOException.class, () -> ImageGrid.of(greys, 1, 1).writePng(under));
    assertEquals("old", Files.readString(file));
    Thrown.by(
        FileSystemException.class,
        () -> ImageGrid.of(greys, 1, 1).writePng(folder),
        "[L207]",
        "the folder");
  }

  @Test
  void writesThroughALinkToAFolder() throws IOException {
    Path real = Files.createDirectory(folder.resolve("real"));
    Path link = Files.createSymbolicLink(folder.resolve("link"), real);
    ImageGrid.of(greys, 1, 1).writePng(link.resolve("grid.png"));
    assertTrue(Files.exists(real.resolve("grid.png")));
  }

  @Test
  void refusesWhatCannotBeShown() {
    Thrown.by(
        IllegalArgumentException.class,
        () -> ImageGrid.of(greys.subset(), 1, 1),
        "[L203] expected at least 1 picture");
    Thrown.by(
        IllegalArgumentException.class,
        () -> ImageGrid.of(greys, 0, 1),
        "[L212] expected 1 to 1000 rows and columns",
        "0 and 1");
    Thrown.by(
        IllegalArgumentException.class, () -> ImageGrid.of(greys, 1, 1001), "[L212]", "1 and 1001");
    Thrown.by(
        IllegalArgumentException.class,
        () -> ImageGrid.of(greys, 1, 1).scale(0),
        "[L212] expected a scale of 1 to 64",
        "found: 0");
    Thrown.by(IllegalArgumentException.class, () -> ImageGrid.of(greys, 1, 1).scale(65), "[L212]");
    Thrown.by(
        IllegalArgumentException.class,
        () -> ImageGrid.of(greys, 1000, 1000).scale(64).image(),
        "[L212]",
        "samples",
        "1800008 x");
  }

  @Test
  void everyCharacterHasAShapeOfItsOwn() {
    List<String> shapes = Stream.iterate(' ', c -> c < 128, c -> (char) (c + 1))
        .map(ImageGridTest::shape)
        .toList();
    assertEquals(96, shapes.stream().distinct().count());
    assertEquals(shape((char) 127), shape('é'), "what the font lacks is a box");
    assertFalse(shape(' ').contains("#"));
  }

  private static String shape(char character) {
    StringBuilder shape = new StringBuilder();
    for (int row = 0; row < DotFont.HEIGHT; row++) {
      for (int column = 0; column < DotFont.WIDTH; column++) {
        shape.append(DotFont.dot(character, column, row) ? '#' : '.');
      }
    }
    return shape.toString();
  }

  private static int black(Image image, int left, int top, int right, int bottom) {
    int count = 0;
    for (int y = top; y < bottom; y++) {
      for (int x = left; x < right; x++) {
        count += image.sample(x, y, 0) == 0 ? 1 : 0;
      }
    }
    return count;
  }

  private static Image grey(int width, int height, int sample) {
    byte[] samples = new byte[width * height];
    Arrays.fill(samples, (byte) sample);
    return Image.of(width, height, 1, samples);
  }
}
