package dev.lathe.vision;

import dev.lathe.io.PathChecks;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** The pictures in a folder, in the order of their names. */
final class ImageFiles {
  private static final Set<String> ENDINGS =
      Set.of("jpg", "jpeg", "png", "bmp", "gif", "tif", "tiff", "pnm", "pbm", "pgm", "ppm");

  private ImageFiles() {}

  /** Those in the folder itself, at least one. */
  static List<Path> in(Path folder) throws IOException {
    PathChecks.requireFolder(folder, "a folder of pictures");
    try (Stream<Path> files = Files.list(folder)) {
      return atLeastOne(folder, sorted(files.filter(ImageFiles::isImage)));
    }
  }

  /** Those in the folder and in all folders within, at least one; links are followed. */
  static List<Path> below(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder, FileVisitOption.FOLLOW_LINKS)) {
      return atLeastOne(folder, sorted(files.filter(ImageFiles::isImage)));
    } catch (UncheckedIOException e) {
      throw PathChecks.missing(
          folder,
          "folders that can be read, and no link from one to a folder that it is in",
          String.valueOf(e.getCause()),
          "take the link away");
    }
  }

  static List<Path> sorted(Stream<Path> files) {
    return files.sorted(Comparator.comparing(Path::toString)).toList();
  }

  static String name(Path path) {
    return String.valueOf(path.getFileName());
  }

  /** The name without what stands behind the last dot. */
  static String stem(Path path) {
    String name = name(path);
    int dot = name.lastIndexOf('.');
    return dot < 0 ? name : name.substring(0, dot);
  }

  private static List<Path> atLeastOne(Path folder, List<Path> files) throws IOException {
    if (files.isEmpty()) {
      throw PathChecks.missing(
          folder,
          "at least one picture (" + String.join(", ", ENDINGS.stream().sorted().toList()) + ")",
          "none in " + folder,
          "take an empty folder away");
    }
    return files;
  }

  private static boolean isImage(Path path) {
    String name = name(path);
    String ending = name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    return ENDINGS.contains(ending) && !name.startsWith(".") && Files.isRegularFile(path);
  }
}
