package dev.lathe.vision;

import dev.lathe.data.Transform;
import dev.lathe.runtime.Message;
import java.util.Arrays;

/** Subtracts a mean and divides by a deviation, channel by channel. */
final class Normalize implements Transform<float[], float[]> {
  private final float[] mean;
  private final float[] std;

  private Normalize(float[] mean, float[] std) {
    this.mean = mean;
    this.std = std;
  }

  static Normalize of(float[] mean, float[] std) {
    if (mean.length == 0 || mean.length != std.length) {
      throw refused(
          "a mean and a std for each channel", mean.length + " means and " + std.length + " stds");
    }
    for (int i = 0; i < mean.length; i++) {
      if (!Float.isFinite(mean[i]) || !Float.isFinite(std[i]) || std[i] == 0) {
        throw refused(
            "finite means and stds, no std being 0",
            Arrays.toString(mean) + " and " + Arrays.toString(std));
      }
    }
    return new Normalize(mean.clone(), std.clone());
  }

  @Override
  public float[] apply(float[] planes) {
    if (planes.length == 0 || planes.length % mean.length != 0) {
      String expected = "a multiple of " + mean.length + " values, one plane a channel";
      throw new IllegalArgumentException(Message.of(
          "L201",
          expected,
          String.valueOf(planes.length),
          "give as many means as the pictures have channels"));
    }
    float[] result = new float[planes.length];
    int plane = planes.length / mean.length;
    for (int i = 0; i < result.length; i++) {
      result[i] = (planes[i] - mean[i / plane]) / std[i / plane];
    }
    return result;
  }

  private static IllegalArgumentException refused(String expected, String found) {
    return new IllegalArgumentException(
        Message.of("L212", expected, found, "normalize(0.5f, 0.5f) maps 0..1 to -1..1"));
  }
}
