package dev.lathe.tests.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lathe.audio.Spectrogram;
import dev.lathe.tests.Site;
import dev.lathe.vision.Image;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pictures of spectrograms have the colours of matplotlib's map. */
class MagmaTest {
  @Test
  void coloursAreThoseOfMatplotlib() throws IOException {
    List<String> expected = Files.readAllLines(Site.reference("magma.txt"));
    float[] ramp = new float[expected.size()];
    for (int i = 0; i < ramp.length; i++) {
      ramp[i] = i;
    }
    Image image = Spectrogram.of(1, ramp.length, ramp).image();
    for (int i = 0; i < ramp.length; i++) {
      int color = Integer.parseInt(expected.get(i), 16);
      for (int channel = 0; channel < 3; channel++) {
        int wanted = color >> 8 * (2 - channel) & 0xFF;
        assertEquals(wanted, image.sample(i, 0, channel), 4, "colour " + i);
      }
    }
  }
}
