package dev.lathe.audio;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.data.DataLoader;
import dev.lathe.data.Dataset;
import dev.lathe.data.Example;
import dev.lathe.data.Thrown;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AudioTransformsTest {

  @Test
  void recordingsBecomeAsLongAsOthers() {
    Audio audio = Audio.of(8000, new float[] {1, 2, 3});
    assertArrayEquals(
        new float[] {1, 2}, AudioTransforms.padOrTrim(2).apply(audio).channel(0));
    assertArrayEquals(
        new float[] {1, 2, 3, 0}, AudioTransforms.padOrTrim(4).apply(audio).channel(0));
  }

  @Test
  void toneIsInItsBand() {
    float[] tone = new float[4000];
    for (int i = 0; i < tone.length; i++) {
      tone[i] = (float) Math.sin(2 * Math.PI * 1000 * i / 8000);
    }
    Spectrogram power = AudioTransforms.spectrogram(400, 200).apply(Audio.of(8000, tone));
    assertEquals("spectrogram of 201 bins, 21 frames", power.toString());
    int loudest = IntStream.range(0, 201)
        .reduce(0, (a, b) -> power.value(b, 10) > power.value(a, 10) ? b : a);
    assertEquals(50, loudest); // 1000 Hz of 4000 in 200 steps
    assertEquals(10_000, power.value(50, 10), 1); // half of the window's 200, squared
  }

  /** The sum of squares is the same on both sides, whatever the length (Parseval). */
  @Test
  void transformOfAnyLengthKeepsThePower() {
    for (int length = 1; length < 70; length++) {
      Fourier fourier = new Fourier(length);
      double[] real = new double[fourier.room()];
      double[] imaginary = new double[fourier.room()];
      double before = 0;
      for (int i = 0; i < length; i++) {
        real[i] = Math.sin(i * i + 1);
        imaginary[i] = Math.cos(3 * i);
        before += real[i] * real[i] + imaginary[i] * imaginary[i];
      }
      double sum = Arrays.stream(real).limit(length).sum();
      fourier.transform(real, imaginary);
      double after = 0;
      for (int i = 0; i < length; i++) {
        after += real[i] * real[i] + imaginary[i] * imaginary[i];
      }
      assertEquals(sum, real[0], 1e-12 * length);
      assertEquals(before, after / length, 1e-12 * length, "length " + length);
    }
  }

  @Test
  void masksAreBandsOfZeros() {
    float[] ones = new float[60];
    Arrays.fill(ones, 1);
    Dataset<Spectrogram, Integer> data =
        Dataset.of(List.of(new Example<>(Spectrogram.of(6, 10, ones), 0)));
    boolean some = false;
    for (int epoch = 0; epoch < 30; epoch++) {
      Spectrogram masked = DataLoader.of(data.transform(AudioTransforms.timeMasking(4)))
          .iterator(epoch)
          .next()
          .input(0);
      List<Integer> frames = IntStream.range(0, 10)
          .filter(frame -> masked.value(3, frame) == 0)
          .boxed()
          .toList();
      assertTrue(frames.size() <= 4);
      assertTrue(
          frames.isEmpty() || frames.get(frames.size() - 1) - frames.get(0) == frames.size() - 1);
      some |= frames.size() > 1;
      Spectrogram other = AudioTransforms.frequencyMasking(0).apply(masked);
      assertEquals(masked, other);
    }
    assertTrue(some);
  }

  @Test
  void numbersOutOfRangeAreRefused() {
    Class<IllegalArgumentException> refused = IllegalArgumentException.class;
    Audio few = Audio.of(8000, new float[30]);
    Thrown.by(
        refused,
        () -> AudioTransforms.spectrogram(60, 10).apply(few),
        "L201",
        "more than 30 samples");
    Thrown.by(refused, () -> AudioTransforms.spectrogram(1, 10), "L212");
    Thrown.by(refused, () -> AudioTransforms.spectrogram(60, 0), "L212");
    Thrown.by(refused, () -> AudioTransforms.mfcc(21, 60, 10, 20), "L212", "1 to 20");
    Thrown.by(refused, () -> AudioTransforms.resample(0), "L212");
    Thrown.by(refused, () -> Spectrogram.of(2, 3, new float[5]), "L201");
  }
}
