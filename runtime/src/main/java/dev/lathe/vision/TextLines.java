package dev.lathe.vision;

import dev.lathe.io.TextFile;
import dev.lathe.runtime.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The lines of a small text file that lies beside pictures: labels, names, lists. */
final class TextLines {
  private TextLines() {}

  /** A line that is not blank, without blanks at its ends, and its number from 1 on. */
  record Line(int number, String text) {}

  static List<Line> of(Path path) throws IOException {
    String[] lines = TextFile.read(path).split("\\R", -1);
    List<Line> filled = new ArrayList<>();
    for (int i = 0; i < lines.length; i++) {
      if (!lines[i].isBlank()) {
        filled.add(new Line(i + 1, lines[i].strip()));
      }
    }
    return filled;
  }

  /** The path that a text of a file names: beside the file, or else in the first of other folders where something is. */
  static Path path(Path file, Line line, List<Path> others) throws IOException {
    try {
      Path beside = file.resolveSibling(line.text());
      for (Path folder : others) {
        Path path = folder.resolve(line.text());
        if (Files.notExists(beside) && Files.exists(path)) {
          return path;
        }
      }
      return beside;
    } catch (InvalidPathException e) {
      String expected = "a path in " + file + ", line " + line.number();
      throw new IOException(Message.of("L208", expected, Message.quoted(line.text()), ""), e);
    }
  }
}
