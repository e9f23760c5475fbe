package dev.lathe.vision;

import dev.lathe.io.TextFile;
import java.io.IOException;
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
}
