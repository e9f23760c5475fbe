package dev.lathe.audio;

import dev.lathe.data.Chance;
import dev.lathe.data.Transform;
import dev.lathe.runtime.Message;
import java.util.Arrays;

/**
 * What can be done with recordings on their way into a network. Named and calculated as in torchaudio.
 *
 * <pre>{@code
 * Transform<Audio, float[]> prepare = AudioTransforms.resample(8000)
 *     .then(AudioTransforms.padOrTrim(8000))
 *     .then(AudioTransforms.melSpectrogram(256, 128, 40))
 *     .then(AudioTransforms.amplitudeToDb(80))
 *     .then(Spectrogram::values);
 * }</pre>
 */
public final class AudioTransforms {
  private AudioTransforms() {}

  /**
   * The same recording with another number of samples a second.
   *
   * @param sampleRate in Hz, at least 1
   */
  public static Transform<Audio, Audio> resample(int sampleRate) {
    require(sampleRate >= 1, "a rate of at least 1 Hz", sampleRate);
    return audio -> Resampling.of(audio, sampleRate);
  }

  /**
   * As long as others: what is more is cut off behind, what is missing is silence.
   *
   * @param frames samples of each channel, at least 1
   */
  public static Transform<Audio, Audio> padOrTrim(int frames) {
    require(frames >= 1, "at least 1 frame", frames);
    return audio -> Audio.wrap(
        audio.sampleRate(),
        Arrays.stream(audio.shared())
            .map(channel -> Arrays.copyOf(channel, frames))
            .toArray(float[][]::new));
  }

  /**
   * The power of {@code fftSize / 2 + 1} frequencies at each moment, of the mean of the channels: a window of Hann's form moves along, and the recording is mirrored at its ends, so
   * that there are {@code samples / hop + 1} frames.
   *
   * @param fftSize samples of a window, at least 2; a recording has more than half of it, else an IllegalArgumentException with code L201 is thrown
   * @param hop samples from one window to the next, at least 1
   */
  public static Transform<Audio, Spectrogram> spectrogram(int fftSize, int hop) {
    requireWindow(fftSize, hop);
    return audio -> Spectra.power(audio, fftSize, hop);
  }

  /**
   * The power in bands that are equally wide to the ear, from 0 to half the sample rate.
   *
   * @param fftSize as for {@link #spectrogram}
   * @param hop as for {@link #spectrogram}
   * @param mels bands, at least 1
   */
  public static Transform<Audio, Spectrogram> melSpectrogram(int fftSize, int hop, int mels) {
    requireWindow(fftSize, hop);
    require(mels >= 1, "at least 1 band", mels);
    return audio -> Spectra.mel(Spectra.power(audio, fftSize, hop), audio.sampleRate(), mels);
  }

  /**
   * Mel-frequency cepstral coefficients: the cosine transform of the decibels (80 at most below the largest) of a {@link #melSpectrogram}.
   *
   * @param coefficients kept, 1 to {@code mels}
   */
  public static Transform<Audio, Spectrogram> mfcc(
      int coefficients, int fftSize, int hop, int mels) {
    require(
        coefficients >= 1 && coefficients <= mels, "1 to " + mels + " coefficients", coefficients);
    return melSpectrogram(fftSize, hop, mels)
        .then(amplitudeToDb(80))
        .then(decibels -> Spectra.cosines(decibels, coefficients));
  }

  /**
   * {@code 10 log10(power)} of at least 1e-10, and no less than so much below the largest.
   *
   * @param top decibels, at least 0; torchaudio's MFCC has 80
   */
  public static Transform<Spectrogram, Spectrogram> amplitudeToDb(double top) {
    require(top >= 0, "at least 0 decibels", top);
    return power -> Spectra.decibels(power, top);
  }

  /**
   * Some frames in succession set to 0, as many as chance has it and where (SpecAugment, D. Park and others, 2019). See {@link Chance}.
   *
   * @param most frames, at least 0
   */
  public static Transform<Spectrogram, Spectrogram> timeMasking(int most) {
    require(most >= 0, "at least 0 frames", most);
    return spectrogram -> {
      int width = Chance.below(Math.min(most, spectrogram.frames()) + 1);
      int first = Chance.below(spectrogram.frames() - width + 1);
      return masked(spectrogram, 0, spectrogram.bins(), first, first + width);
    };
  }

  /**
   * Some frequencies in succession set to 0.
   *
   * @param most bins, at least 0
   */
  public static Transform<Spectrogram, Spectrogram> frequencyMasking(int most) {
    require(most >= 0, "at least 0 bins", most);
    return spectrogram -> {
      int width = Chance.below(Math.min(most, spectrogram.bins()) + 1);
      int first = Chance.below(spectrogram.bins() - width + 1);
      return masked(spectrogram, first, first + width, 0, spectrogram.frames());
    };
  }

  private static Spectrogram masked(Spectrogram from, int top, int bottom, int left, int right) {
    float[] values = from.values();
    for (int bin = top; bin < bottom; bin++) {
      Arrays.fill(values, bin * from.frames() + left, bin * from.frames() + right, 0f);
    }
    return Spectrogram.wrap(from.bins(), from.frames(), values);
  }

  private static void requireWindow(int fftSize, int hop) {
    require(fftSize >= 2, "a window of at least 2 samples", fftSize);
    require(hop >= 1, "a hop of at least 1 sample", hop);
  }

  private static void require(boolean right, String expected, Object found) {
    if (!right) {
      throw new IllegalArgumentException(Message.of("L212", expected, String.valueOf(found), ""));
    }
  }
}
