package dev.lathe.io;

import dev.lathe.runtime.Message;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** A text file that is read as a whole: labels, names, vocabularies. */
public final class TextFile {
  private static final long MOST_BYTES = 1 << 28;

  private TextFile() {}

  /**
   * The text of a file in UTF-8.
   *
   * @throws IOException with code L208 where it has more than 256 MiB or is no UTF-8, with the offset
   */
  public static String read(Path file) throws IOException {
    long size = Files.size(file);
    if (size > MOST_BYTES) {
      throw new IOException(Message.of("L208", "at most 256 MiB in " + file, size + " bytes", ""));
    }
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      String expected = "text in UTF-8 in " + file + ", offset " + bytes.position();
      throw new IOException(
          Message.of("L208", expected, String.valueOf(e.getMessage()), "save it as UTF-8"), e);
    }
  }
}
