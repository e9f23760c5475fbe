package dev.lathe.vision;

import dev.lathe.runtime.Message;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The lines of a small text file that lies beside pictures: labels, names, lists. */
final class TextLines {
  private static final int MAX_BYTES = 1 << 26;
  private static final int SHOWN = 60;

  private TextLines() {}

  /** A line that is not blank, without blanks at its ends, and its number from 1 on. */
  record Line(int number, String text) {}

  static List<Line> of(Path path) throws IOException {
    String[] lines = text(path).split("\\R", -1);
    List<Line> filled = new ArrayList<>();
    for (int i = 0; i < lines.length; i++) {
      if (!lines[i].isBlank()) {
        filled.add(new Line(i + 1, lines[i].strip()));
      }
    }
    return filled;
  }

  private static String text(Path path) throws IOException {
    if (Files.size(path) > MAX_BYTES) {
      String found = Files.size(path) + " bytes";
      throw new IOException(Message.of("L208", "at most 64 MiB of text in " + path, found, ""));
    }
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(path));
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException e) {
      String expected = "text in UTF-8 in " + path + ", offset " + bytes.position();
      throw new IOException(
          Message.of("L208", expected, String.valueOf(e.getMessage()), "save it as UTF-8"), e);
    }
  }

  /** In quotes, shortened, on one line. */
  static String quoted(String text) {
    String shown = text.length() > SHOWN ? text.substring(0, SHOWN) + "..." : text;
    return '"' + shown.replaceAll("\\p{Cntrl}", " ") + '"';
  }
}
