package dev.lathe.vision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.data.Dataset;
import dev.lathe.data.Example;
import dev.lathe.data.Thrown;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Boxes over pictures, and predictions beside them. */
class DrawnBoxesTest {
  private static final int BLUE = 0x1F77B4;
  private static final int ORANGE = 0xFF7F0E;
  private static final int GREEN = 0x1A7F37;
  private static final int RED = 0xCF222E;

  @TempDir
  Path folder;

  private final Image grey = grey(40);

  @Test
  void edgesLieOnTheCornersInTheColourOfTheClass() {
    Image drawn = grey.drawBoundingBoxes(List.of(new Box(1, 10, 20, 30, 36)), List.of("", ""));
    assertEquals(3, drawn.channels());
    assertEquals(20 * 2 * 2 + 12 * 2 * 2, count(drawn, ORANGE));
    for (int[] corner : new int[][] {{10, 20}, {29, 20}, {10, 35}, {29, 35}}) {
      assertEquals(ORANGE, rgb(drawn, corner[0], corner[1]));
    }
    assertEquals(0x646464, rgb(drawn, 12, 22), "the picture is seen inside");
    assertEquals(0x646464, rgb(drawn, 30, 36), "right and bottom are where the box ends");
  }

  @Test
  void aNameStandsOnATab() {
    List<Box> box = List.of(new Box(0, 10, 20, 30, 36));
    Image named = grey.drawBoundingBoxes(box, List.of("ab"));
    assertEquals(BLUE, rgb(named, 10, 10), "above the box");
    assertTrue(count(named, 0xFFFFFF) > 5, "white on a dark colour");
    assertNotEquals(named, grey.drawBoundingBoxes(box, List.of("cd")));
    assertEquals(
        grey.drawBoundingBoxes(box, List.of()),
        grey.drawBoundingBoxes(box, List.of("0")),
        "a number stands for a name");
    Image top = grey.drawBoundingBoxes(List.of(new Box(1, 0, 0, 30, 36)), List.of("a", "b"));
    assertEquals(ORANGE, rgb(top, 5, 9), "inside where there is no room above");
    assertTrue(count(top, 0) > 5, "black on a bright colour");
  }

  @Test
  void whatLiesOutsideIsNotDrawn() {
    Image drawn = grey.drawBoundingBoxes(
        List.of(new Box(0, -1e9f, -1e9f, 1e9f, 1e9f), new Box(0, 50, 50, 60, 60)), List.of(""));
    assertEquals(grey.toRgb(), drawn);
    Image flat = grey.drawBoundingBoxes(List.of(new Box(0, 5, 5, 5, 5)), List.of(""));
    assertEquals(1, count(flat, BLUE), "a box without area is a dot");
  }

  @Test
  void coloursRepeatAfterTen() {
    assertEquals(ClassColors.rgb(3), ClassColors.rgb(13));
    assertEquals(
        10,
        java.util.stream.IntStream.range(0, 100)
            .map(ClassColors::rgb)
            .distinct()
            .count());
    assertEquals(ClassColors.rgb(9), ClassColors.rgb(-1));
  }

  @Test
  void aGridDrawsBoxesAtItsScale() {
    Dataset<Image, List<Box>> data = Dataset.of(
        List.of(new Example<>(grey, List.of(new Box(1, 10, 20, 30, 36), new Box(0, 1, 1, 3, 3)))));
    Image image = ImageGrid.of(data, 1, 1).labels(List.of("", "")).scale(2).image();
    assertEquals(3, image.channels());
    assertEquals(ORANGE, rgb(image, 8 + 20, 8 + 40));
    assertEquals(ORANGE, rgb(image, 8 + 59, 8 + 71));
    assertNotEquals(ORANGE, rgb(image, 8 + 60, 8 + 72));
    Dataset<Image, String> counted = data.targetTransform(boxes -> "1 a, 1 b");
    Image caption = ImageGrid.of(data, 1, 1).labels(List.of("a", "b")).scale(2).image();
    Image expected = ImageGrid.of(counted, 1, 1).scale(2).image();
    for (int y = 8 + 80; y < image.height(); y++) {
      for (int x = 0; x < image.width(); x++) {
        assertEquals(expected.sample(x, y, 0), caption.sample(x, y, 0), "the caption counts boxes");
      }
    }
    Dataset<Image, List<Box>> none = Dataset.of(List.of(new Example<>(grey, List.of())));
    assertEquals(1, ImageGrid.of(none, 1, 1).image().channels());
  }

  @Test
  void predictionsAreFramedInGreenOrRed() {
    Dataset<Image, Integer> data = Dataset.of(new Image[] {grey, grey}, new int[] {1, 1});
    int[] calls = new int[1];
    Image image = ImageGrid.of(data, 1, 2)
        .labels(List.of("dog", "cat"))
        .scale(2)
        .predictions(picture -> calls[0]++ == 0 ? 1 : 0)
        .image();
    assertEquals(2, calls[0]);
    int middle = 8 + 40;
    assertEquals(GREEN, rgb(image, 8 - 1, middle));
    assertEquals(GREEN, rgb(image, 8 - 3, middle));
    assertEquals(0xFFFFFF, rgb(image, 8 - 4, middle));
    assertEquals(RED, rgb(image, 8 + 88 - 1, middle));
    assertEquals(0x646464, rgb(image, 8, middle), "the frame covers nothing of the picture");
    int frame = 2 * 3 * (80 + 86);
    assertTrue(count(image, GREEN) > frame, "the caption is green");
    Image names = ImageGrid.of(data.targetTransform(target -> "dog (cat)"), 1, 1)
        .scale(2)
        .image()
        .toRgb();
    assertEquals(count(names, 0), count(image, RED) - frame, "prediction first, then what it is");
  }

  @Test
  void whatWasFoundIsDrawnBesideWhatIsThere() {
    Box cell = new Box(1, 4, 14, 24, 24);
    Box found = new Box(0, 20, 12, 38, 26);
    Dataset<Image, List<Box>> data = Dataset.of(List.of(new Example<>(grey, List.of(cell))));
    ImageGrid grid = ImageGrid.of(data, 1, 1).labels(List.of("", "")).scale(2);
    Image plain = grid.predictions(picture -> List.of(found)).image();
    assertEquals(GREEN, rgb(plain, 8 + 8, 8 + 28), "what is there");
    assertEquals(RED, rgb(plain, 8 + 40, 8 + 24), "what was found");
    assertEquals(RED, rgb(plain, 8 + 75, 8 + 51));
    assertEquals(0, count(plain, ORANGE), "no colours of classes");
    Image scored =
        grid.predictions(picture -> List.of(new Detection(found, 0.876f))).image();
    assertEquals(RED, rgb(scored, 8 + 41, 8 + 52), "the score stands below");
    assertNotEquals(
        scored, grid.predictions(picture -> List.of(new Detection(found, 0.5f))).image());
    Image named = grid.labels(List.of("a", "b"))
        .predictions(picture -> List.of(new Detection(found, 0.876f)))
        .image();
    Image spelt = grid.labels(List.of("a 0.88", "b"))
        .predictions(picture -> List.of(found))
        .image();
    assertEquals(RED, rgb(named, 8 + 41, 8 + 52));
    assertEquals(GREEN, rgb(named, 8 + 8, 8 + 27), "the name of what is there stands above");
    for (int y = 0; y < 8 + 80; y++) {
      for (int x = 0; x < named.width(); x++) {
        assertEquals(rgb(spelt, x, y), rgb(named, x, y), "name and score");
      }
    }
  }

  @Test
  void captionsCountWhatWasFoundAndWhatIsThere() {
    Dataset<Image, List<Box>> data =
        Dataset.of(List.of(new Example<>(grey, List.of(new Box(0, 1, 1, 5, 5)))));
    ImageGrid grid = ImageGrid.of(data, 1, 1).labels(List.of("a")).scale(2);
    Image same = grid.predictions(picture -> List.of(new Box(0, 2, 2, 5, 5))).image();
    Image none = grid.predictions(picture -> List.of()).image();
    assertEquals(caption(data, "1 a"), caption(same));
    assertEquals(caption(data, "none (1 a)"), caption(none));
  }

  @Test
  void tabsStayInThePictureAndFarPlacesOutside() {
    Dataset<Image, List<Box>> data = Dataset.of(List.of(new Example<>(grey, List.of())));
    ImageGrid grid = ImageGrid.of(data, 1, 1).scale(2);
    Image low = grid.labels(List.of("a"))
        .predictions(picture -> List.of(new Box(0, 4, 4, 30, 39)))
        .image();
    assertEquals(RED, rgb(low, 8 + 9, 8 + 79));
    Box far = new Box(0, 5, 5, 1e9f, 1e9f);
    Image drawn = grid.labels(List.of("")).predictions(picture -> List.of(far)).image();
    assertEquals(RED, rgb(drawn, 8 + 79, 8 + 10), "the upper edge has no end in sight");
    assertNotEquals(RED, rgb(drawn, 8 + 79, 8 + 79));
  }

  @Test
  void listsOfSomethingElseAreRefused() {
    Dataset<Image, List<Box>> data = Dataset.of(List.of(new Example<>(grey, List.of())));
    Thrown.by(
        IllegalArgumentException.class,
        () -> ImageGrid.of(data, 1, 1).predictions(picture -> List.of("box")).image(),
        "[L212] expected Box or Detection",
        "found: String",
        "new Detection(new Box(");
    Thrown.by(
        IllegalArgumentException.class,
        () -> new Detection(new Box(0, 0, 0, 1, 1), Float.NaN),
        "[L212] expected a finite score",
        "NaN");
  }

  private Image caption(Dataset<Image, List<Box>> data, String text) {
    return caption(
        ImageGrid.of(data.targetTransform(boxes -> text), 1, 1).scale(2).image());
  }

  /** What is below the picture, in red, green and blue. */
  private static Image caption(Image grid) {
    int from = 8 + 80 + 2;
    byte[] samples = new byte[grid.width() * (grid.height() - from)];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (byte) grid.sample(i % grid.width(), from + i / grid.width(), 0);
    }
    return Image.of(grid.width(), grid.height() - from, 1, samples);
  }

  @Test
  void picturesAreWrittenAsPng() throws IOException {
    Path file = folder.resolve("a/picture.png");
    grey.writePng(file);
    assertEquals(grey, Image.read(file));
    assertTrue(Arrays.equals(java.nio.file.Files.readAllBytes(file), grey.toPng()));
    Thrown.by(IOException.class, () -> grey.writePng(folder), "[L207]");
  }

  private static int count(Image image, int color) {
    int count = 0;
    for (int y = 0; y < image.height(); y++) {
      for (int x = 0; x < image.width(); x++) {
        count += rgb(image, x, y) == color ? 1 : 0;
      }
    }
    return count;
  }

  private static int rgb(Image image, int x, int y) {
    return image.sample(x, y, 0) << 16 | image.sample(x, y, 1) << 8 | image.sample(x, y, 2);
  }

  private static Image grey(int side) {
    byte[] samples = new byte[side * side];
    Arrays.fill(samples, (byte) 100);
    return Image.of(side, side, 1, samples);
  }
}
