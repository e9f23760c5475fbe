package dev.lathe.audio;

import dev.lathe.runtime.Message;
import java.util.Arrays;

/** Powers of the frequencies in overlapping windows of a recording, and what is made of them: torchaudio's formulas. */
final class Spectra {
  private static final double LEAST_POWER = 1e-10;

  private Spectra() {}

  /** {@code |STFT|^2} with a periodic Hann window, the first and last window being centred at the ends, beyond which the recording is mirrored. */
  static Spectrogram power(Audio audio, int size, int hop) {
    float[] samples = audio.toMono().shared()[0];
    if (samples.length <= size / 2) {
      throw new IllegalArgumentException(Message.of(
          "L201",
          "more than " + size / 2 + " samples, half a window",
          String.valueOf(samples.length),
          "take a shorter window, or padOrTrim the recording"));
    }
    int frames = samples.length / hop + 1;
    int bins = size / 2 + 1;
    float[] powers = new float[bins * frames];
    Fourier fourier = new Fourier(size);
    double[] real = new double[fourier.room()];
    double[] imaginary = new double[fourier.room()];
    for (int frame = 0; frame < frames; frame++) {
      for (int i = 0; i < size; i++) {
        double window = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / size);
        real[i] = window * samples[mirrored(frame * hop + i - size / 2, samples.length)];
        imaginary[i] = 0;
      }
      fourier.transform(real, imaginary);
      for (int bin = 0; bin < bins; bin++) {
        double power = real[bin] * real[bin] + imaginary[bin] * imaginary[bin];
        powers[bin * frames + frame] = (float) power;
      }
    }
    return Spectrogram.wrap(bins, frames, powers);
  }

  private static int mirrored(int place, int length) {
    int last = length - 1;
    return place < 0 ? -place : place > last ? 2 * last - place : place;
  }

  /** Weighted sums of the frequencies: triangles whose middles are equally far apart in mel, {@code 2595 log10(1 + f / 700)}. */
  static Spectrogram mel(Spectrogram power, int sampleRate, int mels) {
    double[][] filters = melFilters(power.bins(), sampleRate, mels);
    return combined(power, filters);
  }

  private static double[][] melFilters(int bins, int sampleRate, int mels) {
    double top = 2595 * Math.log10(1 + sampleRate / 2 / 700.0);
    double[] edges = new double[mels + 2];
    for (int i = 0; i < edges.length; i++) {
      edges[i] = 700 * (Math.pow(10, top * i / (mels + 1) / 2595) - 1);
    }
    double[][] filters = new double[mels][bins];
    for (int mel = 0; mel < mels; mel++) {
      for (int bin = 0; bin < bins; bin++) {
        double frequency = sampleRate / 2 * (double) bin / (bins - 1);
        double up = (frequency - edges[mel]) / (edges[mel + 1] - edges[mel]);
        double down = (edges[mel + 2] - frequency) / (edges[mel + 2] - edges[mel + 1]);
        filters[mel][bin] = Math.max(0, Math.min(up, down));
      }
    }
    return filters;
  }

  /** {@code 10 log10(max(power, 1e-10))}, and no less than so many decibels below the largest. */
  static Spectrogram decibels(Spectrogram power, double top) {
    float[] values = power.values();
    float most = Float.NEGATIVE_INFINITY;
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (10 * Math.log10(Math.max(values[i], LEAST_POWER)));
      most = Math.max(most, values[i]);
    }
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.max(values[i], (float) (most - top));
    }
    return Spectrogram.wrap(power.bins(), power.frames(), values);
  }

  /** The orthonormal cosine transform (DCT-II) of each frame. */
  static Spectrogram cosines(Spectrogram decibels, int coefficients) {
    int bins = decibels.bins();
    double[][] filters = new double[coefficients][bins];
    for (int k = 0; k < coefficients; k++) {
      double scale = Math.sqrt((k == 0 ? 1.0 : 2.0) / bins);
      for (int n = 0; n < bins; n++) {
        filters[k][n] = scale * Math.cos(Math.PI / bins * (n + 0.5) * k);
      }
    }
    return combined(decibels, filters);
  }

  private static Spectrogram combined(Spectrogram from, double[][] filters) {
    int frames = from.frames();
    float[] values = new float[filters.length * frames];
    double[] sums = new double[frames];
    for (int row = 0; row < filters.length; row++) {
      Arrays.fill(sums, 0);
      for (int bin = 0; bin < from.bins(); bin++) {
        for (int frame = 0; filters[row][bin] != 0 && frame < frames; frame++) {
          sums[frame] += filters[row][bin] * from.shared()[bin * frames + frame];
        }
      }
      for (int frame = 0; frame < frames; frame++) {
        values[row * frames + frame] = (float) sums[frame];
      }
    }
    return Spectrogram.wrap(filters.length, frames, values);
  }
}
