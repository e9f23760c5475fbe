package dev.lathe.vision;

import dev.lathe.io.PathChecks;
import dev.lathe.runtime.Message;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;
import org.jspecify.annotations.Nullable;

/** Reads a picture with the JDK's readers, after its size was looked at; PNM files, for which the JDK has none, by {@link PnmFile}. */
final class ImageFile {
  private static final long MAX_BYTES = 1L << 28;
  private static final int MAX_PIXELS = 1 << 26;

  private static final int MAX_BITS = 16;

  /** What a pixel may take while it is decoded and turned into samples. */
  private static final int BYTES_OF_PIXEL = 12;

  private final Path path;
  private final byte[] bytes;

  private ImageFile(Path path, byte[] bytes) {
    this.path = path;
    this.bytes = bytes;
  }

  static Image read(Path path) throws IOException {
    PathChecks.requireFile(path, "a picture");
    if (Files.size(path) > MAX_BYTES) {
      throw broken(path, "a picture of at most 256 MiB", Files.size(path) + " bytes", null);
    }
    return new ImageFile(path, Files.readAllBytes(path)).decode();
  }

  /** The JDK's readers throw whatever comes up where a file is damaged. */
  private Image decode() throws IOException {
    try {
      return PnmFile.isOne(bytes) ? new PnmFile(bytes, this::checkSize).read() : decodeByJdk();
    } catch (Refused refused) {
      throw broken(path, refused.expected, refused.found, null);
    } catch (IOException | RuntimeException e) {
      throw broken(path, "a picture that can be decoded", String.valueOf(e.getMessage()), e);
    }
  }

  private Image decodeByJdk() throws IOException {
    try (ImageInputStream stream =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
      if (!readers.hasNext()) {
        throw new Refused("a picture in PNG, JPEG, BMP, GIF, TIFF or PNM format", firstBytes());
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(stream, true, true);
        checkSize(reader.getWidth(0), reader.getHeight(0));
        return decode(reader);
      } finally {
        reader.dispose();
      }
    }
  }

  private Image decode(ImageReader reader) throws IOException {
    JpegColors colors = JpegColors.of(bytes);
    if (colors != null) {
      return colors.image(reader.readRaster(0, null));
    }
    checkBits(reader.getRawImageType(0));
    return Samples.of(reader.read(0));
  }

  /** For wider samples the JDK's reader makes tables of all their values, which nothing bounds. */
  private static void checkBits(@Nullable ImageTypeSpecifier type) throws Refused {
    int[] bits = type == null ? new int[0] : type.getSampleModel().getSampleSize();
    for (int each : bits) {
      if (each > MAX_BITS) {
        throw new Refused("a picture of at most " + MAX_BITS + " bits a sample", each + " bits");
      }
    }
  }

  private void checkSize(int width, int height) throws Refused {
    long most = Math.min(MAX_PIXELS, Runtime.getRuntime().maxMemory() / 2 / BYTES_OF_PIXEL);
    if ((long) width * height > most) {
      throw new Refused("a picture of at most " + most + " pixels", width + " x " + height);
    }
  }

  private String firstBytes() {
    StringBuilder text =
        new StringBuilder(bytes.length == 0 ? "an empty file" : "a file that begins with");
    for (int i = 0; i < Math.min(bytes.length, 8); i++) {
      text.append(String.format(" %02x", bytes[i]));
    }
    return text.toString();
  }

  private static IOException broken(
      Path path, String expected, String found, @Nullable Throwable cause) {
    String fix =
        "look at the file with another program, or leave it out: readable() of a data set does";
    return new IOException(Message.of("L208", expected + " in " + path, found, fix), cause);
  }

  /** What is wrong with a file, without its path. */
  static final class Refused extends IOException {
    private static final long serialVersionUID = 1;
    private final String expected;
    private final String found;

    Refused(String expected, String found) {
      super(found);
      this.expected = expected;
      this.found = found;
    }
  }
}
