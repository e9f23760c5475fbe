package dev.lathe.vision;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lathe.data.Thrown;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFileTest {
  @TempDir
  Path folder;

  @Test
  void textAndBytesOfPnmAreTheSamePicture() throws IOException {
    assertEquals(gray(2, 1, 0, 255), read("P1 # bits\n2 1\n10"));
    assertEquals(gray(2, 1, 0, 255), read("P4\n2 1\n\u0080"));
    assertEquals(gray(2, 1, 0, 85), read("P2 2 1 3 0 1"));
    assertEquals(gray(2, 1, 7, 200), read("P5\n2 1\n255\n\u0007\u00C8"));
    assertEquals(gray(2, 1, 1, 255), read("P5 2 1 65535\n\u0001\u0002\u00FF\u00FF"));
    Image color = Image.of(1, 1, 3, new byte[] {1, 2, (byte) 200});
    assertEquals(color, read("P3 1 1 255 1 2 200"));
    assertEquals(color, read("P6 1 1 255\n\u0001\u0002\u00C8"));
  }

  @Test
  void pathBehindAFileCannotBeReached() throws IOException {
    Path file = Files.writeString(folder.resolve("a.ppm"), "P5 1 1 255 x");
    Path behind = file.resolve("b.ppm");
    Thrown.by(IOException.class, () -> Image.read(behind), "L207", "a picture");
  }

  @Test
  void brokenPnmIsRefusedAtItsOffset() throws IOException {
    refused("P5 0 1 255\n", "a width of 1 to 65535 at offset 4", "found: 0");
    refused("P5 2 2 255\nabc", "4 bytes of samples at offset 11", "3 bytes");
    refused("P2 1 1 3 9", "samples of 0 to 3", "9");
    refused("P3 1 1 255 1 x 3", "a sample", "byte 0x78");
    refused("P6 65535 65535 255\n", "pixels", "65535 x 65535");
  }

  @Test
  void kindsOfTheJdkGiveTheirSamples() throws IOException {
    for (int type : List.of(
        BufferedImage.TYPE_3BYTE_BGR,
        BufferedImage.TYPE_INT_RGB,
        BufferedImage.TYPE_BYTE_INDEXED)) {
      BufferedImage drawn = new BufferedImage(16, 9, type);
      for (int i = 0; i < 72; i++) {
        drawn.setRGB(i % 8, i / 8, 0xFFFF3300); // in the web's palette
      }
      for (String format : List.of("png", "bmp", "gif", "tiff")) {
        Path file = folder.resolve("drawn." + format);
        if (ImageIO.write(drawn, format, file.toFile())) {
          Image image = Image.read(file).toRgb();
          assertEquals("16 x 9", image.width() + " x " + image.height());
          assertEquals(0xFF, image.sample(3, 4, 0), format);
          assertEquals(0x33, image.sample(3, 4, 1), format);
          assertEquals(0, image.sample(12, 4, 0), format);
        }
      }
    }
  }

  /** The JDK would turn grey samples into its own scale of brightness when asked for colours. */
  @Test
  void grayPngKeepsItsSamples() throws IOException {
    byte[] samples = {0, 50, 100, (byte) 200};
    Path file = folder.resolve("gray.png");
    Files.write(file, PngEncoder.encode(Image.of(2, 2, 1, samples)));
    assertArrayEquals(samples, Image.read(file).pixels());
    assertArrayEquals(samples, Image.read(file).toRgb().toGray().pixels());
  }

  @Test
  void sizeIsLookedAtBeforePixelsAre() throws IOException {
    byte[] png = PngEncoder.encode(Image.of(2, 2, 1, new byte[4]));
    ByteBuffer.wrap(png).putInt(16, 60_000).putInt(20, 60_000);
    Path file = folder.resolve("large.png");
    Files.write(file, png);
    Thrown.by(
        IOException.class, () -> Image.read(file), "L208", "60000 x 60000", "pixels", "large.png");
  }

  /** The JDK would make a table of 2^26 values. */
  @Test
  void bitsOfSamplesAreLookedAtBeforeTheyAre() throws IOException {
    Path file = folder.resolve("deep.tiff");
    ImageIO.write(new BufferedImage(4, 4, BufferedImage.TYPE_3BYTE_BGR), "tiff", file.toFile());
    byte[] tiff = Files.readAllBytes(file);
    byte[] bits = {0, 8, 0, 8, 0, 8};
    int at = 0;
    while (!Arrays.equals(tiff, at, at + bits.length, bits, 0, bits.length)) {
      at++;
    }
    tiff[at + 3] = 26;
    Files.write(file, tiff);
    Thrown.by(IOException.class, () -> Image.read(file), "L208", "16 bits a sample", "32 bits");
  }

  @Test
  void damagedFilesGiveADocumentedExceptionOrAPicture() throws IOException {
    Path good = folder.resolve("good");
    Random random = new Random(5);
    BufferedImage drawn = new BufferedImage(40, 30, BufferedImage.TYPE_3BYTE_BGR);
    for (int i = 0; i < 1200; i++) {
      drawn.setRGB(i % 40, i / 40, random.nextInt());
    }
    Path file = folder.resolve("damaged");
    for (String format : List.of("png", "jpg", "bmp", "gif", "tiff")) {
      ImageIO.write(drawn, format, good.toFile());
      byte[] bytes = Files.readAllBytes(good);
      for (int round = 0; round < 200; round++) {
        byte[] changed =
            Arrays.copyOf(bytes, round % 4 == 0 ? random.nextInt(bytes.length) : bytes.length);
        for (int i = 0; i < 1 + random.nextInt(4) && changed.length > 0; i++) {
          int place =
              random.nextInt(round % 2 == 0 ? Math.min(64, changed.length) : changed.length);
          changed[place] = (byte) random.nextInt();
        }
        Files.write(file, changed);
        try {
          assertEquals(3, Image.read(file).toRgb().channels());
        } catch (IOException e) {
          assertEquals("[L208]", e.getMessage().substring(0, 6));
        }
      }
    }
  }

  private static Image gray(int width, int height, int... samples) {
    byte[] pixels = new byte[samples.length];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) samples[i];
    }
    return Image.of(width, height, 1, pixels);
  }

  private Image read(String content) throws IOException {
    Path file = folder.resolve("picture.pnm");
    Files.write(file, content.getBytes(StandardCharsets.ISO_8859_1));
    return Image.read(file);
  }

  private void refused(String content, String... parts) {
    Thrown.by(IOException.class, () -> read(content), "L208", "picture.pnm");
    Thrown.by(IOException.class, () -> read(content), parts);
  }
}
