package dev.lathe.vision;

import dev.lathe.runtime.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A text file of boxes: {@code class x y width height}, the last four as parts of the picture. */
final class YoloLabels {
  private static final int COLUMNS = 5;

  private YoloLabels() {}

  static List<Box> read(Path path, Image image) throws IOException {
    if (Files.notExists(path)) {
      return List.of();
    }
    List<Box> boxes = new ArrayList<>();
    for (TextLines.Line line : TextLines.of(path)) {
      boxes.add(box(line, image, path));
    }
    return List.copyOf(boxes);
  }

  private static Box box(TextLines.Line line, Image image, Path path) throws IOException {
    String[] words = line.text().split("\\s+", COLUMNS + 1);
    try {
      if (words.length == COLUMNS) {
        float width = part(words[3]) * image.width();
        float height = part(words[4]) * image.height();
        float left = part(words[1]) * image.width() - width / 2;
        float top = part(words[2]) * image.height() - height / 2;
        return new Box(Integer.parseInt(words[0]), left, top, left + width, top + height);
      }
    } catch (IllegalArgumentException e) {
      throw new IOException(message(line, path), e);
    }
    throw new IOException(message(line, path));
  }

  private static float part(String word) {
    float part = Float.parseFloat(word);
    if (!(part >= 0 && part <= 1)) {
      throw new NumberFormatException(word);
    }
    return part;
  }

  private static String message(TextLines.Line line, Path path) {
    return Message.of(
        "L208",
        "a class and four numbers of 0 to 1 (x, y, width, height) in " + path + ", line "
            + line.number(),
        Message.quoted(line.text()),
        "divide pixels by the size of the picture");
  }
}
