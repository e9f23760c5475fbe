package dev.lathe.vision;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** A picture as a PNG file (ISO/IEC 15948) of 8 bits a sample, without filters, in one chunk of data. */
final class PngEncoder {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
  /** Colour types of 1 to 4 channels: grey, grey with opacity, RGB, RGB with opacity. */
  private static final byte[] COLOUR_TYPES = {0, 4, 2, 6};

  private PngEncoder() {}

  static byte[] encode(Image image) {
    ByteBuffer header = ByteBuffer.allocate(13);
    header.putInt(image.width()).putInt(image.height());
    header
        .put((byte) 8)
        .put(COLOUR_TYPES[
            image.channels() - 1]); // the rest is 0: deflate, filters by row, no interlace
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    png.writeBytes(SIGNATURE);
    png.writeBytes(chunk("IHDR", header.array()));
    png.writeBytes(chunk("IDAT", deflated(image)));
    png.writeBytes(chunk("IEND", new byte[0]));
    return png.toByteArray();
  }

  private static byte[] chunk(String type, byte[] data) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 checksum = new CRC32();
    checksum.update(name);
    checksum.update(data);
    ByteBuffer chunk = ByteBuffer.allocate(12 + data.length);
    return chunk
        .putInt(data.length)
        .put(name)
        .put(data)
        .putInt((int) checksum.getValue())
        .array();
  }

  private static byte[] deflated(Image image) {
    int rowBytes = image.width() * image.channels();
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    byte[] buffer = new byte[1 << 16];
    Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION);
    for (int y = 0; y < image.height(); y++) {
      byte[] row = new byte[1 + rowBytes]; // a leading 0: no filter
      System.arraycopy(image.shared(), y * rowBytes, row, 1, rowBytes);
      deflater.setInput(row);
      drain(deflater, buffer, packed);
    }
    deflater.finish();
    drain(deflater, buffer, packed);
    deflater.end();
    return packed.toByteArray();
  }

  private static void drain(Deflater deflater, byte[] buffer, ByteArrayOutputStream target) {
    int count = deflater.deflate(buffer);
    while (count > 0) {
      target.write(buffer, 0, count);
      count = deflater.deflate(buffer);
    }
  }
}
