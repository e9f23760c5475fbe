package dev.lathe.vision;

import dev.lathe.io.PathChecks;
import dev.lathe.runtime.Message;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Darknet's file that says where the lists of pictures and the names of classes are. */
final class YoloData {
  private final Path file;
  private final Map<String, TextLines.Line> options = new HashMap<>();

  private YoloData(Path file) {
    this.file = file;
  }

  static YoloData read(Path file) throws IOException {
    PathChecks.requireFile(file, "a .data file of Darknet");
    YoloData data = new YoloData(file);
    for (TextLines.Line line : TextLines.of(file)) {
      if (!line.text().startsWith("#") && !line.text().startsWith(";")) {
        data.add(line);
      }
    }
    return data;
  }

  Yolo load(String part) throws IOException {
    Path list = path(part);
    if (list == null) {
      String expected = "a line " + part + " = with the path of a list in " + file;
      throw new IOException(Message.of("L208", expected, "none", "add the line"));
    }
    return Yolo.listed(list, this, classes());
  }

  /** Where relative paths in a list may begin, besides the list's own folder. */
  List<Path> bases() {
    return List.of(file.resolveSibling("."), Path.of(""));
  }

  private void add(TextLines.Line line) throws IOException {
    String[] parts = line.text().split("=", 2);
    if (parts.length < 2 || parts[1].isBlank()) {
      throw broken(line, "a key, = and a value", Message.quoted(line.text()));
    }
    // the first counts where a key comes twice, as in Darknet
    options.putIfAbsent(parts[0].strip(), new TextLines.Line(line.number(), parts[1].strip()));
  }

  private List<String> classes() throws IOException {
    Path names = path("names");
    List<String> classes = names == null ? List.of() : ClassNames.read(names);
    TextLines.Line count = options.get("classes");
    if (count != null && names != null && !count.text().equals(String.valueOf(classes.size()))) {
      String expected = "classes = " + classes.size() + ", as there are names in " + names + ",";
      throw broken(count, expected, Message.quoted(count.text()));
    }
    return classes;
  }

  private @Nullable Path path(String key) throws IOException {
    TextLines.Line line = options.get(key);
    if (line == null) {
      return null;
    }
    Path path = TextLines.path(file, line, List.of(Path.of("")));
    PathChecks.requireFile(path, "the file of line " + line.number() + " of " + file);
    return path;
  }

  private IOException broken(TextLines.Line line, String expected, String found) {
    return new IOException(
        Message.of("L208", expected + " in " + file + ", line " + line.number(), found, ""));
  }
}
