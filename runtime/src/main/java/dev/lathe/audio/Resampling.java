package dev.lathe.audio;

/**
 * Another number of samples a second: a sinc that is cut off by a Hann window, as torchaudio's {@code resample} has it by default (six zeros to each side, frequencies up to 0.99 of the
 * lower rate's limit).
 */
final class Resampling {
  private static final int ZEROS = 6;
  private static final double ROLLOFF = 0.99;

  private final int from;
  private final int to;
  private final int width;
  private final double[][] kernels;

  private Resampling(int oldRate, int newRate) {
    int common = common(oldRate, newRate);
    from = oldRate / common;
    to = newRate / common;
    double limit = Math.min(from, to) * ROLLOFF;
    width = (int) Math.ceil(ZEROS * from / limit);
    kernels = new double[to][2 * width + from];
    for (int phase = 0; phase < to; phase++) {
      for (int i = 0; i < kernels[phase].length; i++) {
        double time = (-(double) phase / to + (double) (i - width) / from) * limit;
        kernels[phase][i] = sinc(Math.max(-ZEROS, Math.min(ZEROS, time))) * limit / from;
      }
    }
  }

  private static int common(int a, int b) {
    return b == 0 ? a : common(b, a % b);
  }

  private static double sinc(double time) {
    double window = Math.cos(time * Math.PI / ZEROS / 2);
    double angle = time * Math.PI;
    return (angle == 0 ? 1 : Math.sin(angle) / angle) * window * window;
  }

  static Audio of(Audio audio, int newRate) {
    if (audio.sampleRate() == newRate) {
      return audio;
    }
    Resampling resampling = new Resampling(audio.sampleRate(), newRate);
    float[][] channels = new float[audio.channels()][];
    for (int channel = 0; channel < channels.length; channel++) {
      channels[channel] = resampling.of(audio.shared()[channel]);
    }
    return Audio.wrap(newRate, channels);
  }

  private float[] of(float[] samples) {
    int length = (int) (((long) to * samples.length + from - 1) / from);
    float[] made = new float[length];
    for (int i = 0; i < length; i++) {
      double[] kernel = kernels[i % to];
      int first = i / to * from - width;
      double sum = 0;
      int end = Math.min(kernel.length, samples.length - first);
      for (int k = Math.max(0, -first); k < end; k++) {
        sum += kernel[k] * samples[first + k];
      }
      made[i] = (float) sum;
    }
    return made;
  }
}
