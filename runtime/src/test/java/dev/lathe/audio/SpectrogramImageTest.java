package dev.lathe.audio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.vision.Image;
import org.junit.jupiter.api.Test;

class SpectrogramImageTest {
  @Test
  void frequencyGoesUpwardsAndTimeToTheRight() {
    Image image = Spectrogram.of(2, 3, new float[] {-80, -80, -80, -80, -80, 0}).image();
    assertEquals(3, image.width());
    assertEquals(2, image.height());
    assertEquals(0xFCFDBF, rgb(image, 2, 0), "the last frame of the highest frequency is loudest");
    assertEquals(0x000004, rgb(image, 2, 1));
    assertEquals(0x000004, rgb(image, 0, 0));
  }

  @Test
  void aToneIsALineAtItsFrequency() {
    float[] samples = new float[8000];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) Math.sin(2 * Math.PI * 1000 * i / 8000);
    }
    Image image = AudioTransforms.spectrogram(256, 128)
        .then(AudioTransforms.amplitudeToDb(80))
        .apply(Audio.of(8000, samples))
        .image();
    int brightest = 0;
    for (int y = 0; y < image.height(); y++) {
      brightest = image.sample(30, y, 1) > image.sample(30, brightest, 1) ? y : brightest;
    }
    assertEquals(128 - 32, brightest, "1000 Hz are a quarter of 4000 Hz from below");
  }

  @Test
  void oneValueAndNoValueAreBlack() {
    Image same = Spectrogram.of(1, 2, new float[] {5, 5}).image();
    assertEquals(0x000004, rgb(same, 0, 0));
    Image odd = Spectrogram.of(
            1, 5, new float[] {Float.NaN, 0, 1, Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY})
        .image();
    assertEquals(0x000004, rgb(odd, 0, 0));
    assertEquals(0xFCFDBF, rgb(odd, 2, 0));
    assertEquals(0xFCFDBF, rgb(odd, 3, 0));
    assertEquals(0x000004, rgb(odd, 4, 0));
    assertEquals(0x000004, rgb(Spectrogram.of(1, 1, new float[] {Float.NaN}).image(), 0, 0));
  }

  @Test
  void brightnessNeverFalls() {
    float[] ramp = new float[256];
    for (int i = 0; i < ramp.length; i++) {
      ramp[i] = i;
    }
    Image image = Spectrogram.of(1, 256, ramp).image();
    double last = -1;
    for (int x = 0; x < 256; x++) {
      double luma = 0.2126 * image.sample(x, 0, 0)
          + 0.7152 * image.sample(x, 0, 1)
          + 0.0722 * image.sample(x, 0, 2);
      assertTrue(luma >= last - 0.5, "at " + x);
      last = luma;
    }
  }

  private static int rgb(Image image, int x, int y) {
    return image.sample(x, y, 0) << 16 | image.sample(x, y, 1) << 8 | image.sample(x, y, 2);
  }
}
