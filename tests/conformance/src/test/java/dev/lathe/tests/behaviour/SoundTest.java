package dev.lathe.tests.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lathe.audio.Audio;
import dev.lathe.audio.AudioTransforms;
import dev.lathe.audio.Spectrogram;
import dev.lathe.tests.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Features of sound against torchaudio's formulas in another program. */
class SoundTest {
  private static final int RATE = 8000;

  @TestFactory
  Stream<DynamicTest> featuresAreThoseOfTheReference() throws IOException {
    List<String> lines = Files.readAllLines(Site.reference("audio.txt"));
    assertEquals(7, lines.size());
    return lines.stream()
        .map(line -> line.split(": "))
        .map(line ->
            DynamicTest.dynamicTest(line[0], () -> compare(numbers(line[1]), computed(line[0]))));
  }

  private static double[] numbers(String text) {
    return Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
  }

  private static float[] computed(String name) {
    Audio sound = sound();
    return switch (name) {
      case "spectrogram 60 25" -> values(AudioTransforms.spectrogram(60, 25).apply(sound));
      case "spectrogram 64 50" -> values(AudioTransforms.spectrogram(64, 50).apply(sound));
      case "mel" -> values(AudioTransforms.melSpectrogram(256, 100, 20).apply(sound));
      case "decibels" ->
        values(AudioTransforms.melSpectrogram(256, 100, 20)
            .then(AudioTransforms.amplitudeToDb(30))
            .apply(sound));
      case "mfcc" -> values(AudioTransforms.mfcc(13, 256, 100, 20).apply(sound));
      case "resample 6000" -> resampled(sound, 6000);
      case "resample 11025" -> resampled(sound, 11025);
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static float[] values(Spectrogram spectrogram) {
    return spectrogram.values();
  }

  private static float[] resampled(Audio sound, int rate) {
    return Arrays.copyOf(AudioTransforms.resample(rate).apply(sound).channel(0), 200);
  }

  /** As the script makes it. */
  private static Audio sound() {
    float[] samples = new float[1000];
    for (int i = 0; i < samples.length; i++) {
      double t = (double) i / RATE;
      double noise = 0.1 * Math.cos((double) i * i * 0.37);
      samples[i] = (float) (0.5 * Math.sin(2 * Math.PI * (300 + 900 * t) * t) + noise);
    }
    return Audio.of(RATE, samples);
  }

  private static void compare(double[] expected, float[] found) {
    double largest = Arrays.stream(expected).map(Math::abs).max().orElseThrow();
    assertEquals(expected.length, found.length);
    for (int i = 0; i < found.length; i++) {
      assertEquals(expected[i], found[i], 2e-6 * largest, "value " + i);
    }
  }
}
