package dev.lathe.vision;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.lathe.data.Thrown;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageTest {
  private final Image image = Image.of(2, 1, 3, new byte[] {1, 2, 3, 4, 5, (byte) 255});

  @Test
  void samplesAreInterleavedAndUnsigned() {
    assertEquals(2, image.width());
    assertEquals(1, image.height());
    assertEquals(3, image.channels());
    assertEquals(2, image.sample(0, 0, 1));
    assertEquals(255, image.sample(1, 0, 2));
  }

  @Test
  void cannotBeChangedFromOutside() {
    byte[] given = {7};
    Image single = Image.of(1, 1, 1, given);
    given[0] = 8;
    single.pixels()[0] = 9;
    assertArrayEquals(new byte[] {7}, single.pixels());
  }

  @Test
  void equalPicturesAreEqual() {
    Image same = Image.of(2, 1, 3, image.pixels());
    assertEquals(same, image);
    assertEquals(same.hashCode(), image.hashCode());
    assertNotEquals(Image.of(1, 2, 3, image.pixels()), image);
    assertNotEquals(Image.of(2, 1, 3, new byte[6]), image);
    assertEquals("image of 2 x 1, channels 3", image.toString());
  }

  @ParameterizedTest
  @CsvSource({"0,1,1", "1,0,1", "1,1,0", "1,1,5", "-1,-1,1"})
  void refusesOtherSizes(int width, int height, int channels) {
    Thrown.by(
        IllegalArgumentException.class,
        () -> Image.of(width, height, channels, new byte[1]),
        "[L212] expected a width and height of at least 1 and 1 to 4 channels",
        width + " x " + height + " x " + channels);
  }

  @Test
  void refusesAnotherNumberOfSamples() {
    Thrown.by(
        IllegalArgumentException.class,
        () -> Image.of(28, 28, 1, new byte[783]),
        "[L201] expected the samples of a picture of 28 x 28 x 1",
        "783 bytes");
    Thrown.by(
        IllegalArgumentException.class,
        () -> Image.of(1 << 16, 1 << 16, 1, new byte[0]),
        "[L201]",
        "0 bytes");
  }

  @Test
  void refusesPlacesOutside() {
    assertThrows(IndexOutOfBoundsException.class, () -> image.sample(2, 0, 0));
    assertThrows(IndexOutOfBoundsException.class, () -> image.sample(0, 1, 0));
    assertThrows(IndexOutOfBoundsException.class, () -> image.sample(0, 0, -1));
  }
}
