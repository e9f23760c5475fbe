package dev.lathe.vision;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Names of classes, a line each, as they lie beside data in Darknet's way. */
final class ClassNames {
  private ClassNames() {}

  /** Those of the file that ends in {@code .names}, the first by its name; none where there is no such file. */
  static List<String> in(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> names =
          ImageFiles.sorted(files.filter(file -> ImageFiles.name(file).endsWith(".names")));
      return names.isEmpty() ? List.of() : read(names.get(0));
    }
  }

  static List<String> read(Path file) throws IOException {
    return TextLines.of(file).stream().map(TextLines.Line::text).toList();
  }
}
