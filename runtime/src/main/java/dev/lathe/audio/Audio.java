package dev.lathe.audio;

import dev.lathe.runtime.Message;
import java.util.Arrays;
import java.util.Objects;

/** A recording: samples of one or several channels, mostly from -1 to 1, so many a second. Immutable. */
public final class Audio {
  private final int sampleRate;
  private final float[][] samples;

  private Audio(int sampleRate, float[][] samples) {
    this.sampleRate = sampleRate;
    this.samples = samples;
  }

  /**
   * A recording of these samples, which are copied.
   *
   * @param sampleRate samples of a channel in a second, at least 1
   * @param channels the samples of each channel, at least one, all of one length
   * @throws IllegalArgumentException with code L212 for another rate or no channel, L201 for channels of different lengths
   */
  public static Audio of(int sampleRate, float[]... channels) {
    return wrap(sampleRate, Arrays.stream(channels).map(float[]::clone).toArray(float[][]::new));
  }

  /** As {@link #of}, keeping the arrays. */
  static Audio wrap(int sampleRate, float[][] channels) {
    if (sampleRate < 1 || channels.length == 0) {
      throw new IllegalArgumentException(Message.of(
          "L212",
          "a rate of at least 1 Hz and at least one channel",
          sampleRate + " Hz and " + Message.count(channels.length, "channel"),
          "8000, 16000 and 44100 Hz are common"));
    }
    for (float[] channel : channels) {
      if (channel.length != channels[0].length) {
        throw new IllegalArgumentException(Message.of(
            "L201",
            channels[0].length + " samples in every channel",
            String.valueOf(channel.length),
            "pad the shorter one with zeros"));
      }
    }
    return new Audio(sampleRate, channels);
  }

  /** Samples of a channel in a second, in Hz. */
  public int sampleRate() {
    return sampleRate;
  }

  /** At least 1. */
  public int channels() {
    return samples.length;
  }

  /** Samples of each channel. */
  public int frames() {
    return samples[0].length;
  }

  /** {@code frames() / sampleRate()}. */
  public double seconds() {
    return (double) frames() / sampleRate;
  }

  /** A copy of the samples of a channel, 0 to {@code channels() - 1}. */
  public float[] channel(int channel) {
    return samples[channel].clone();
  }

  /** The mean of all channels. */
  public Audio toMono() {
    if (samples.length == 1) {
      return this;
    }
    float[] mean = new float[frames()];
    for (int i = 0; i < mean.length; i++) {
      float sum = 0;
      for (float[] channel : samples) {
        sum += channel[i];
      }
      mean[i] = sum / samples.length;
    }
    return new Audio(sampleRate, new float[][] {mean});
  }

  /** The samples themselves, for reading only. */
  float[][] shared() {
    return samples;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Audio audio
        && sampleRate == audio.sampleRate
        && Arrays.deepEquals(samples, audio.samples);
  }

  @Override
  public int hashCode() {
    return Objects.hash(sampleRate, Arrays.deepHashCode(samples));
  }

  @Override
  public String toString() {
    return "audio of " + Message.count(channels(), "channel") + ", " + frames() + " frames at "
        + sampleRate + " Hz";
  }
}
