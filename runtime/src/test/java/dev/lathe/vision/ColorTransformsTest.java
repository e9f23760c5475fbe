package dev.lathe.vision;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.data.DataLoader;
import dev.lathe.data.Dataset;
import dev.lathe.data.Thrown;
import dev.lathe.data.Transform;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is random in the colours; where nothing is, samples are compared with Pillow's in the conformance tests. */
class ColorTransformsTest {
  private static final Class<IllegalArgumentException> REFUSED = IllegalArgumentException.class;

  /** Each an example of a loader, so that each has draws of its own. */
  private static <T> List<T> drawn(int count, T value, Transform<T, T> transform) {
    Object[] values = Collections.nCopies(count, value).toArray();
    @SuppressWarnings("unchecked")
    Dataset<T, Integer> data = Dataset.of((T[]) values, new int[count]).transform(transform);
    List<T> drawn = new ArrayList<>();
    DataLoader.of(data).iterator(0).forEachRemaining(batch -> drawn.add(batch.input(0)));
    return drawn;
  }

  private static Image filled(int width, int height, int channels, int sample) {
    byte[] pixels = new byte[width * height * channels];
    Arrays.fill(pixels, (byte) sample);
    return Image.of(width, height, channels, pixels);
  }

  @Test
  void opacityStays() {
    byte[] pixels = new byte[5 * 5 * 4];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (i * 37);
    }
    Image image = Image.of(5, 5, 4, pixels);
    for (Transform<Image, Image> transform : List.of(
        ColorTransforms.hue(0.3),
        ColorTransforms.sharpness(2),
        ColorTransforms.gaussianBlur(3, 2, 2),
        ColorTransforms.gaussianNoise(0.2, 0.3),
        ColorTransforms.randomErasing(1, 0.3, 0.3, 1, 1, 9))) {
      Image changed = transform.apply(image);
      assertNotEquals(image, changed);
      for (int i = 3; i < pixels.length; i += 4) {
        assertEquals(pixels[i], changed.shared()[i]);
      }
    }
  }

  @Test
  void greyHasNoHue() {
    Image gray = filled(3, 3, 1, 77);
    assertSame(gray, ColorTransforms.hue(0.3).apply(gray));
    assertEquals(filled(3, 3, 3, 77), ColorTransforms.hue(0.3).apply(filled(3, 3, 3, 77)));
  }

  @Test
  void jitteredHuesAreWithinTheirRange() {
    Image red = Image.of(1, 1, 3, new byte[] {(byte) 255, 0, 0});
    List<Image> jittered = drawn(100, red, ColorTransforms.colorJitter(0, 0, 0, 0.1));
    for (Image image : jittered) {
      int green = image.sample(0, 0, 1);
      int blue = image.sample(0, 0, 2);
      assertEquals(255, image.sample(0, 0, 0));
      assertTrue(Math.max(green, blue) <= 0.6 * 255 + 1 && Math.min(green, blue) == 0);
    }
    assertTrue(new HashSet<>(jittered).size() > 20);
  }

  @Test
  void noiseHasItsMeanAndDeviation() {
    float[] gray = new float[20_000];
    Arrays.fill(gray, 0.5f);
    float[] noisy = drawn(1, gray, Transforms.gaussianNoise(0.1, 0.05)).get(0);
    assertMoments(noisy, 0.6, 0.05, 0.002);
    Image image = filled(200, 100, 1, 128);
    float[] samples = Transforms.toTensor()
        .apply(drawn(1, image, ColorTransforms.gaussianNoise(0, 0.1)).get(0));
    assertMoments(samples, 128 / 255.0, 0.1, 0.004);
  }

  private static void assertMoments(float[] values, double mean, double deviation, double within) {
    double sum = 0;
    double squares = 0;
    for (float value : values) {
      sum += value;
      squares += value * (double) value;
    }
    double found = sum / values.length;
    assertEquals(mean, found, within);
    assertEquals(deviation, Math.sqrt(squares / values.length - found * found), within);
  }

  @Test
  void noiseIsCutOffAndEachExampleHasItsOwn() {
    List<float[]> noisy = drawn(2, new float[1000], Transforms.gaussianNoise(0.5, 10));
    assertFalse(Arrays.equals(noisy.get(0), noisy.get(1)));
    for (float value : noisy.get(0)) {
      assertTrue(value >= 0 && value <= 1);
    }
    assertArrayEquals(
        new float[] {0.25f}, Transforms.gaussianNoise(0, 0).apply(new float[] {0.25f}));
    Image same = filled(2, 2, 3, 100);
    assertEquals(same, ColorTransforms.gaussianNoise(0, 0).apply(same));
    assertEquals(filled(2, 2, 3, 255), ColorTransforms.gaussianNoise(1e300, 0).apply(same));
  }

  @Test
  void erasedRectanglesHaveTheirAreaAndRatio() {
    Image white = filled(100, 80, 3, 255);
    for (Image image : drawn(50, white, ColorTransforms.randomErasing(1, 0.05, 0.2, 0.5, 2, 7))) {
      int erased = 0;
      int left = 100;
      int top = 80;
      int right = 0;
      int bottom = 0;
      for (int i = 0; i < 8000; i++) {
        if (image.sample(i % 100, i / 100, 1) == 7) {
          erased++;
          left = Math.min(left, i % 100);
          right = Math.max(right, i % 100 + 1);
          top = Math.min(top, i / 100);
          bottom = Math.max(bottom, i / 100 + 1);
        }
      }
      double ratio = (double) (bottom - top) / (right - left);
      assertEquals(erased, (right - left) * (bottom - top));
      assertTrue(erased > 0.045 * 8000 && erased < 0.21 * 8000, erased + " erased");
      assertTrue(ratio > 0.45 && ratio < 2.2, ratio + " high a wide");
    }
  }

  @Test
  void nothingIsErasedWhereNothingFits() {
    Image line = filled(9, 1, 1, 255);
    assertSame(line, ColorTransforms.randomErasing(1, 0.5, 1, 0.3, 3.3, 0).apply(line));
  }

  @Test
  void randomVariantsHaveTheirProbability() {
    Image image = Image.of(3, 1, 3, new byte[] {1, 2, 3, 40, 50, 60, 7, 80, 99});
    for (Transform<Image, Image> transform : List.of(
        ColorTransforms.randomInvert(0.3),
        ColorTransforms.randomPosterize(2, 0.3),
        ColorTransforms.randomSolarize(30, 0.3),
        ColorTransforms.randomAutocontrast(0.3),
        ColorTransforms.randomGrayscale(0.3),
        Transforms.randomApply(0.3, ColorTransforms.brightness(0.5)))) {
      List<Image> drawn = drawn(1000, image, transform);
      int changed = 1000 - Collections.frequency(drawn, image);
      assertTrue(changed > 240 && changed < 360, changed + " changed");
    }
    Image even = filled(4, 4, 1, 5);
    assertSame(even, ColorTransforms.randomEqualize(0).apply(even));
    assertSame(even, ColorTransforms.randomAdjustSharpness(2, 0).apply(even));
    assertEquals(3, ColorTransforms.randomGrayscale(1).apply(image).channels());
  }

  @Test
  void blurRefusesPicturesThatCannotBeMirrored() {
    Image small = filled(3, 9, 1, 5);
    assertEquals(small, ColorTransforms.gaussianBlur(5, 1, 2).apply(small));
    Thrown.by(
        REFUSED,
        () -> ColorTransforms.gaussianBlur(7, 1, 2).apply(small),
        "L201",
        "at least 4 x 4",
        "3 x 9");
  }

  @Test
  void numbersOutOfRangeAreRefused() {
    Thrown.by(REFUSED, () -> ColorTransforms.hue(0.51), "L212", "0.51");
    Thrown.by(REFUSED, () -> ColorTransforms.colorJitter(0, 0, 0, 0.6), "L212", "0.6");
    Thrown.by(REFUSED, () -> ColorTransforms.sharpness(-1), "L212", "-1");
    Thrown.by(REFUSED, () -> ColorTransforms.gaussianBlur(4, 1, 2), "L212", "odd", "4");
    Thrown.by(REFUSED, () -> ColorTransforms.gaussianBlur(3, 0, 2), "L212", "0.0 and 2.0");
    Thrown.by(REFUSED, () -> ColorTransforms.gaussianNoise(0, -1), "L212", "-1");
    Thrown.by(REFUSED, () -> Transforms.gaussianNoise(Double.NaN, 1), "L212", "NaN");
    Thrown.by(
        REFUSED, () -> ColorTransforms.randomErasing(1, 0.5, 0.2, 1, 1, 0), "L212", "0.5 and 0.2");
    Thrown.by(
        REFUSED, () -> ColorTransforms.randomErasing(1, 0.1, 0.2, 2, 1, 0), "L212", "2.0 and 1.0");
    Thrown.by(REFUSED, () -> ColorTransforms.randomErasing(1, 0.1, 0.2, 1, 1, -1), "L212", "-1");
    Thrown.by(REFUSED, () -> ColorTransforms.randomInvert(1.1), "L212", "1.1");
    Thrown.by(REFUSED, () -> Transforms.randAugment(-1, 9), "L212", "-1 and 9");
    Thrown.by(REFUSED, () -> Transforms.randAugment(2, 31), "L212", "2 and 31");
  }
}
