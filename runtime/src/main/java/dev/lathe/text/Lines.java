package dev.lathe.text;

import dev.lathe.runtime.Message;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** All lines of a text file in UTF-8. */
final class Lines {
  private static final long MOST_BYTES = 1 << 28;

  private Lines() {}

  static List<String> read(Path file) throws IOException {
    long size = Files.size(file);
    if (size > MOST_BYTES) {
      throw new IOException(Message.of("L208", "at most 256 MiB in " + file, size + " bytes", ""));
    }
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(bytes)
          .toString()
          .lines()
          .toList();
    } catch (CharacterCodingException e) {
      String expected = "text in UTF-8 in " + file + ", offset " + bytes.position();
      throw new IOException(
          Message.of("L208", expected, String.valueOf(e.getMessage()), "save it as UTF-8"), e);
    }
  }
}
