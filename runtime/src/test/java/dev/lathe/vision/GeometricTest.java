package dev.lathe.vision;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.data.DataLoader;
import dev.lathe.data.Dataset;
import dev.lathe.data.Example;
import dev.lathe.data.Thrown;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Boxes go where the samples in them go. */
class GeometricTest {

  /** A white rectangle on black: where it is afterwards can be looked at. */
  static Example<Image, List<Box>> marked(int width, int height, Box box) {
    byte[] pixels = new byte[width * height];
    for (int y = (int) box.top(); y < box.bottom(); y++) {
      for (int x = (int) box.left(); x < box.right(); x++) {
        pixels[y * width + x] = (byte) 255;
      }
    }
    return new Example<>(Image.of(width, height, 1, pixels), List.of(box));
  }

  static Box white(Image image) {
    float left = image.width();
    float top = image.height();
    float right = 0;
    float bottom = 0;
    for (int y = 0; y < image.height(); y++) {
      for (int x = 0; x < image.width(); x++) {
        if (image.sample(x, y, 0) == 255) {
          left = Math.min(left, x);
          top = Math.min(top, y);
          right = Math.max(right, x + 1);
          bottom = Math.max(bottom, y + 1);
        }
      }
    }
    return new Box(3, left, top, right, bottom);
  }

  @Test
  void boxesGoWithTheirSamples() {
    Example<Image, List<Box>> example = marked(12, 8, new Box(3, 4, 2, 8, 6));
    for (Geometric transform : List.of(
        Transforms.centerCrop(6),
        Transforms.randomCrop(8, 2),
        Transforms.randomHorizontalFlip(1),
        Transforms.randomVerticalFlip(1),
        Transforms.pad(3, 0),
        Transforms.resize(24, 4, Interpolation.NEAREST),
        Transforms.resize(16, Interpolation.NEAREST),
        Transforms.resize(24, 16, Interpolation.NEAREST))) {
      Dataset<Image, List<Box>> data = Dataset.of(List.of(example)).map(transform.withBoxes());
      DataLoader.of(data)
          .iterator(5)
          .forEachRemaining(batch -> assertEquals(List.of(white(batch.input(0))), batch.target(0)));
    }
  }

  @Test
  void boxesAreCutOffAtTheEdgesAndLeftOutBeyond() {
    Image image = Image.of(10, 10, 1, new byte[100]);
    List<Box> boxes =
        List.of(new Box(1, 0, 0, 4, 4), new Box(2, 0, 0, 2, 9), new Box(0, 3, 3, 9, 5));
    List<Box> cut =
        Transforms.centerCrop(4).withBoxes().apply(new Example<>(image, boxes)).target();
    assertEquals(List.of(new Box(1, 0, 0, 1, 1), new Box(0, 0, 0, 4, 2)), cut);
  }

  @Test
  void letterboxKeepsProportions() {
    Example<Image, List<Box>> wide = marked(20, 10, new Box(3, 0, 0, 20, 10));
    Example<Image, List<Box>> boxed = Transforms.letterbox(40).withBoxes().apply(wide);
    assertEquals("40 x 40", boxed.input().width() + " x " + boxed.input().height());
    assertEquals(List.of(new Box(3, 0, 10, 40, 30)), boxed.target());
    assertEquals(127, boxed.input().sample(0, 0, 0));
    assertEquals(255, boxed.input().sample(20, 20, 0));
  }

  @Test
  void shorterSideIsMadeSoLong() {
    Image tall =
        Transforms.resize(10, Interpolation.BILINEAR).apply(Image.of(3, 10, 1, new byte[30]));
    assertEquals("10 x 33", tall.width() + " x " + tall.height());
  }

  @Test
  void randomPartsHaveTheirShareOfTheArea() {
    Image image = Image.of(100, 60, 1, new byte[6000]);
    for (int index = 0; index < 100; index++) {
      Placement both = Crops.randomResized(
          100, 60, 32, new RandomPart(0.2, 0.5, 3.0 / 4, 4.0 / 3), Interpolation.BILINEAR);
      Placements.Cut cut = (Placements.Cut) ((Placements.Both) both).first();
      double share = cut.width() * cut.height() / 6000.0;
      assertTrue(share > 0.18 && share < 0.53, cut.toString());
      assertTrue(cut.left() >= 0 && cut.left() + cut.width() <= 100, cut.toString());
      assertTrue(cut.top() >= 0 && cut.top() + cut.height() <= 60, cut.toString());
      assertEquals(32, both.image(image).width());
    }
  }

  @Test
  void jitterOfNothingChangesNothing() {
    Image image = Image.of(2, 1, 3, new byte[] {1, 2, 3, 40, 50, 60});
    assertEquals(image, ColorTransforms.colorJitter(0, 0, 0).apply(image));
    Image gray = Image.of(2, 1, 2, new byte[] {10, 77, 20, 78});
    assertArrayEquals(
        new byte[] {5, 77, 10, 78}, ColorTransforms.brightness(0.5).apply(gray).pixels());
  }

  @Test
  void numbersOutOfRangeAreRefused() {
    Class<IllegalArgumentException> refused = IllegalArgumentException.class;
    Thrown.by(refused, () -> Transforms.resize(0, Interpolation.NEAREST), "L212");
    Thrown.by(refused, () -> Transforms.pad(1, 256), "L212", "1 and 256");
    Thrown.by(refused, () -> Transforms.randomResizedCrop(8, 0.5, 0.2), "L212", "0.5 and 0.2");
    Thrown.by(refused, () -> ColorTransforms.posterize(9), "L212", "9");
    Thrown.by(refused, () -> ColorTransforms.solarize(-1), "L212");
    Thrown.by(refused, () -> ColorTransforms.brightness(Double.NaN), "L212", "NaN");
  }
}
