package dev.lathe.vision;

import dev.lathe.data.Transform;
import dev.lathe.runtime.Message;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

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
    return apply(planes, null);
  }

  @Override
  public float[] apply(float[] planes, float @Nullable [] spent) {
    if (planes.length == 0 || planes.length % mean.length != 0) {
      String expected = "a multiple of " + mean.length + " values, one plane a channel";
      throw new IllegalArgumentException(Message.of(
          "L201",
          expected,
          String.valueOf(planes.length),
          "give as many means as the pictures have channels"));
    }
    float[] result = ToTensor.sized(spent, planes.length);
    int plane = planes.length / mean.length;
    for (int channel = 0; channel < mean.length; channel++) {
      int from = channel * plane;
      write(planes, from, from + plane, mean[channel], std[channel], result);
    }
    return result;
  }

  private static void write(
      float[] values, int from, int to, float mean, float std, float[] result) {
    for (int i = from; i < to; i++) {
      result[i] = (values[i] - mean) / std;
    }
  }

  private static IllegalArgumentException refused(String expected, String found) {
    return new IllegalArgumentException(
        Message.of("L212", expected, found, "normalize(0.5f, 0.5f) maps 0..1 to -1..1"));
  }
}
