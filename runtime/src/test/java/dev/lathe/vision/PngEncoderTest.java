package dev.lathe.vision;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PngEncoderTest {

  /** The JDK's reader must find every sample; the larger picture needs more than one buffer. */
  @ParameterizedTest
  @CsvSource({"1,1,1", "7,5,1", "7,5,2", "7,5,3", "7,5,4", "300,200,3"})
  void theJdkReadsWhatWeWrite(int width, int height, int channels) throws IOException {
    byte[] samples = new byte[width * height * channels];
    new Random(42).nextBytes(samples);
    Image image = Image.of(width, height, channels, samples);
    Raster raster =
        ImageIO.read(new ByteArrayInputStream(PngEncoder.encode(image))).getRaster();
    assertEquals(width, raster.getWidth());
    assertEquals(height, raster.getHeight());
    assertEquals(channels, raster.getNumBands());
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        for (int channel = 0; channel < channels; channel++) {
          assertEquals(image.sample(x, y, channel), raster.getSample(x, y, channel));
        }
      }
    }
  }
}
