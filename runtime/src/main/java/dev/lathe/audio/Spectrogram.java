package dev.lathe.audio;

import dev.lathe.runtime.Message;
import dev.lathe.vision.Image;
import java.util.Arrays;
import java.util.Objects;

/** Numbers over frequency and time: power, decibels or coefficients, a row a frequency and a column a frame. Immutable. */
public final class Spectrogram {
  private final int bins;
  private final int frames;
  private final float[] values;

  private Spectrogram(int bins, int frames, float[] values) {
    this.bins = bins;
    this.frames = frames;
    this.values = values;
  }

  /**
   * Of these numbers, which are copied.
   *
   * @param bins frequencies, at least 1
   * @param frames at least 1
   * @param values {@code bins x frames}, frames being next to each other
   * @throws IllegalArgumentException with code L201 for another number of values
   */
  public static Spectrogram of(int bins, int frames, float[] values) {
    return wrap(bins, frames, values.clone());
  }

  /** As {@link #of}, keeping the array. */
  static Spectrogram wrap(int bins, int frames, float[] values) {
    if (bins < 1 || frames < 1 || (long) bins * frames != values.length) {
      throw new IllegalArgumentException(Message.of(
          "L201",
          "the values of " + bins + " bins x " + frames + " frames",
          String.valueOf(values.length),
          ""));
    }
    return new Spectrogram(bins, frames, values);
  }

  /** Frequencies, from the lowest. */
  public int bins() {
    return bins;
  }

  /** Moments, from the first. */
  public int frames() {
    return frames;
  }

  /** A copy of all values, {@code bins x frames}, frames being next to each other: what a network of that input takes. */
  public float[] values() {
    return values.clone();
  }

  /** One value. */
  public float value(int bin, int frame) {
    Objects.checkIndex(bin, bins);
    return values[bin * frames + Objects.checkIndex(frame, frames)];
  }

  /**
   * A picture to look at, a pixel a value: time goes to the right, frequency upwards, from black for the smallest value over violet and orange to a light yellow for the
   * largest. These are the colours of matplotlib's {@code magma} (N. Smith, S. van der Walt, 2015), in which equal steps look equally large.
   *
   * <pre>{@code
   * AudioTransforms.melSpectrogram(512, 64, 64).then(AudioTransforms.amplitudeToDb(80)).then(Spectrogram::image)
   * }</pre>
   */
  public Image image() {
    return SpectrogramColors.paint(this);
  }

  /** The values themselves, for reading only. */
  float[] shared() {
    return values;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Spectrogram spectrogram
        && bins == spectrogram.bins
        && Arrays.equals(values, spectrogram.values);
  }

  @Override
  public int hashCode() {
    return Objects.hash(bins, Arrays.hashCode(values));
  }

  @Override
  public String toString() {
    return "spectrogram of " + bins + " bins, " + frames + " frames";
  }
}
