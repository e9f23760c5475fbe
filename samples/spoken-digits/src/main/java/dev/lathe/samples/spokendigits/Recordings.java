package dev.lathe.samples.spokendigits;

import dev.lathe.audio.Audio;
import dev.lathe.audio.AudioTransforms;
import dev.lathe.audio.Spectrogram;
import dev.lathe.audio.Wav;
import dev.lathe.data.Dataset;
import dev.lathe.data.Example;
import dev.lathe.data.Transform;
import dev.lathe.io.PathChecks;
import dev.lathe.vision.Image;
import dev.lathe.vision.Transforms;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Recordings whose files are named {@code 7_jackson_0.wav}, the digit being in front, and what is made of their sound. */
final class Recordings {
  static final int BANDS = 40;
  static final int FRAMES = 48;

  private static final int SAMPLE_RATE = 8000;
  private static final int WINDOW = 256;
  private static final int HOP = 128;
  private static final int DECIBELS = 80;

  /** Loudness of 40 bands at 48 moments, 0.016 s apart: in decibels, the loudest and 80 less. */
  static final Transform<Audio, Spectrogram> MEL = AudioTransforms.resample(SAMPLE_RATE)
      .then(AudioTransforms.padOrTrim((FRAMES - 1) * HOP))
      .then(AudioTransforms.melSpectrogram(WINDOW, HOP, BANDS))
      .then(AudioTransforms.amplitudeToDb(DECIBELS));

  /** The same as numbers around 0 for the network. */
  static final Transform<Audio, float[]> PREPARE =
      MEL.then(Spectrogram::values).then(Transforms.normalize(-40, 25));

  private Recordings() {}

  /** All WAV files of a folder, which are held in memory. */
  static Dataset<Audio, Integer> load(Path folder) throws IOException {
    PathChecks.requireFolder(folder, "a folder of recordings");
    try (Stream<Path> files = Files.list(folder)) {
      List<Example<Audio, Integer>> examples = new ArrayList<>();
      for (Path file : files.filter(Recordings::isNamed).sorted().toList()) {
        examples.add(new Example<>(Wav.read(file), file.getFileName().toString().charAt(0) - '0'));
      }
      if (examples.isEmpty()) {
        String expected = "files with names such as 7_jackson_0.wav in " + folder;
        throw PathChecks.missing(folder, expected, "none", "begin the names with the digit and _");
      }
      return Dataset.of(examples);
    }
  }

  private static boolean isNamed(Path file) {
    return file.getFileName().toString().matches("\\d_.*\\.wav");
  }

  /** A spectrogram as a grey picture: time to the right, high frequencies above, loud is bright. */
  static Image picture(Spectrogram spectrogram) {
    float loudest = Float.NEGATIVE_INFINITY;
    for (float value : spectrogram.values()) {
      loudest = Math.max(loudest, value);
    }
    byte[] pixels = new byte[BANDS * FRAMES];
    for (int band = 0; band < BANDS; band++) {
      for (int frame = 0; frame < FRAMES; frame++) {
        float below = loudest - spectrogram.value(band, frame);
        pixels[(BANDS - 1 - band) * FRAMES + frame] = (byte) (255 - 255 * below / DECIBELS);
      }
    }
    return Image.of(FRAMES, BANDS, 1, pixels);
  }
}
