package dev.lathe.vision;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lathe.data.Thrown;
import dev.lathe.data.Transform;
import org.junit.jupiter.api.Test;

class TransformsTest {

  @Test
  void everySampleBecomesAFraction() {
    byte[] samples = new byte[256];
    for (int i = 0; i < 256; i++) {
      samples[i] = (byte) i;
    }
    float[] tensor = Transforms.toTensor().apply(Image.of(16, 16, 1, samples));
    for (int i = 0; i < 256; i++) {
      assertEquals(i / 255f, tensor[i]);
    }
  }

  @Test
  void channelsComeFirst() {
    byte[] rgb = {0, 51, 102, (byte) 153, (byte) 204, (byte) 255};
    float[] tensor = Transforms.toTensor().apply(Image.of(1, 2, 3, rgb));
    assertArrayEquals(new float[] {0, 153 / 255f, 51 / 255f, 204 / 255f, 102 / 255f, 1}, tensor);
  }

  @Test
  void aDigitHas784Floats() {
    assertEquals(784, Transforms.toTensor().apply(Image.of(28, 28, 1, new byte[784])).length);
  }

  @Test
  void normalizeSubtractsAndDivides() {
    float[] input = {0, 1, 0.5f};
    float[] result = Transforms.normalize(0.1307f, 0.3081f).apply(input);
    assertArrayEquals(
        new float[] {(0 - 0.1307f) / 0.3081f, (1 - 0.1307f) / 0.3081f, (0.5f - 0.1307f) / 0.3081f},
        result);
    assertArrayEquals(new float[] {0, 1, 0.5f}, input, "the input stays as it was");
  }

  @Test
  void normalizeGoesChannelByChannel() {
    Transform<float[], float[]> normalize =
        Transforms.normalize(new float[] {1, 10}, new float[] {2, -4});
    assertArrayEquals(new float[] {0.5f, 1, 2, 1.5f}, normalize.apply(new float[] {2, 3, 2, 4}));
  }

  @Test
  void normalizeKeepsItsNumbers() {
    float[] mean = {1};
    Transform<float[], float[]> normalize = Transforms.normalize(mean, new float[] {2});
    mean[0] = 100;
    assertArrayEquals(new float[] {1}, normalize.apply(new float[] {3}));
  }

  @Test
  void transformsCanBeChained() {
    Transform<Image, float[]> both = Transforms.toTensor().then(Transforms.normalize(0.5f, 0.5f));
    assertArrayEquals(new float[] {-1, 1}, both.apply(Image.of(2, 1, 1, new byte[] {0, (byte) 255
    })));
  }

  @Test
  void normalizeRefusesOtherNumbers() {
    refused(new float[0], new float[0], "0 means and 0 stds");
    refused(new float[] {1, 2}, new float[] {1}, "2 means and 1 stds");
    refused(new float[] {1}, new float[] {0}, "[1.0] and [0.0]");
    refused(new float[] {Float.NaN}, new float[] {1}, "[NaN]");
    refused(new float[] {1}, new float[] {Float.POSITIVE_INFINITY}, "[Infinity]");
  }

  @Test
  void normalizeRefusesAnotherNumberOfChannels() {
    Transform<float[], float[]> normalize =
        Transforms.normalize(new float[3], new float[] {1, 1, 1});
    Thrown.by(
        IllegalArgumentException.class,
        () -> normalize.apply(new float[784]),
        "[L201]",
        "a multiple of 3 values",
        "784");
    Thrown.by(IllegalArgumentException.class, () -> normalize.apply(new float[0]), "[L201]");
  }

  private static void refused(float[] mean, float[] std, String found) {
    Thrown.by(
        IllegalArgumentException.class, () -> Transforms.normalize(mean, std), "[L212]", found);
  }
}
