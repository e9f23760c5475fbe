package dev.lathe.audio;

/**
 * The discrete Fourier transform of any length, in double precision: by halves where the length is a power of two (J. Cooley, J. Tukey, 1965), else as a convolution of such a length
 * (L. Bluestein, 1970).
 */
final class Fourier {
  private final int length;
  private final int padded;
  private final double[] cosines;
  private final double[] sines;
  private final double[] chirpReal;
  private final double[] chirpImaginary;
  private final double[] filterReal;
  private final double[] filterImaginary;

  Fourier(int length) {
    this.length = length;
    boolean power = Integer.bitCount(length) == 1;
    this.padded = power ? length : Integer.highestOneBit(2 * length - 1) * 2;
    this.cosines = new double[padded / 2];
    this.sines = new double[padded / 2];
    for (int i = 0; i < padded / 2; i++) {
      cosines[i] = Math.cos(2 * Math.PI * i / padded);
      sines[i] = -Math.sin(2 * Math.PI * i / padded);
    }
    int chirp = power ? 0 : length;
    this.chirpReal = new double[chirp];
    this.chirpImaginary = new double[chirp];
    this.filterReal = new double[power ? 0 : padded];
    this.filterImaginary = new double[power ? 0 : padded];
    for (int i = 0; i < chirp; i++) {
      double angle = Math.PI * ((long) i * i % (2L * length)) / length;
      chirpReal[i] = Math.cos(angle);
      chirpImaginary[i] = -Math.sin(angle);
      int mirrored = (padded - i) % padded;
      filterReal[i] = filterReal[mirrored] = chirpReal[i];
      filterImaginary[i] = filterImaginary[mirrored] = -chirpImaginary[i];
    }
    if (!power) {
      halves(filterReal, filterImaginary);
    }
  }

  /** Numbers that a transform must have room for, of which the first {@code length} are input and output. */
  int room() {
    return padded;
  }

  /** Replaces numbers, which are arrays with {@link #room}, by their transform. */
  void transform(double[] real, double[] imaginary) {
    if (chirpReal.length == 0) {
      halves(real, imaginary);
      return;
    }
    chirp(real, imaginary);
    for (int i = length; i < padded; i++) {
      real[i] = 0;
      imaginary[i] = 0;
    }
    halves(real, imaginary);
    for (int i = 0; i < padded; i++) {
      double product = real[i] * filterReal[i] - imaginary[i] * filterImaginary[i];
      imaginary[i] = -(real[i] * filterImaginary[i] + imaginary[i] * filterReal[i]) / padded;
      real[i] = product / padded; // conjugated and divided, so that the same transform leads back
    }
    halves(real, imaginary);
    for (int i = 0; i < length; i++) {
      imaginary[i] = -imaginary[i];
    }
    chirp(real, imaginary);
  }

  private void chirp(double[] real, double[] imaginary) {
    for (int i = 0; i < length; i++) {
      double product = real[i] * chirpReal[i] - imaginary[i] * chirpImaginary[i];
      imaginary[i] = real[i] * chirpImaginary[i] + imaginary[i] * chirpReal[i];
      real[i] = product;
    }
  }

  private void halves(double[] real, double[] imaginary) {
    reverseBits(real, imaginary);
    for (int half = 1; half < padded; half *= 2) {
      int stride = padded / (2 * half);
      for (int from = 0; from < padded; from += 2 * half) {
        for (int i = 0; i < half; i++) {
          butterfly(real, imaginary, from + i, from + i + half, i * stride);
        }
      }
    }
  }

  private void butterfly(double[] real, double[] imaginary, int upper, int lower, int turn) {
    double x = real[lower] * cosines[turn] - imaginary[lower] * sines[turn];
    double y = real[lower] * sines[turn] + imaginary[lower] * cosines[turn];
    real[lower] = real[upper] - x;
    imaginary[lower] = imaginary[upper] - y;
    real[upper] += x;
    imaginary[upper] += y;
  }

  private void reverseBits(double[] real, double[] imaginary) {
    int shift = Integer.numberOfLeadingZeros(padded) + 1;
    for (int i = 0; i < padded; i++) {
      int other = shift > 31 ? 0 : Integer.reverse(i) >>> shift;
      if (other > i) {
        double x = real[i];
        real[i] = real[other];
        real[other] = x;
        double y = imaginary[i];
        imaginary[i] = imaginary[other];
        imaginary[other] = y;
      }
    }
  }
}
