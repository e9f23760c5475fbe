package dev.lathe.processor;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaFileManager.Location;
import javax.tools.StandardLocation;

/** Files that are no source: found where javac looks for things, and put beside the classes that it writes. */
final class Resources {
  private final Filer filer;
  private final Set<String> written = new HashSet<>();

  Resources(ProcessingEnvironment environment) {
    this.filer = environment.getFiler();
  }

  /** Something that can be read from its start as often as is wanted. */
  interface Content {
    InputStream open() throws IOException;
  }

  /** What lies in a folder under a path with slashes. */
  static Optional<Content> in(Path folder, String path) {
    Path file = folder.resolve(path);
    return Files.isRegularFile(file)
        ? Optional.of(() -> Files.newInputStream(file))
        : Optional.empty();
  }

  /** What lies on the source path or, else, the class path. */
  Optional<Content> find(String path) {
    return List.of(StandardLocation.SOURCE_PATH, StandardLocation.CLASS_PATH).stream()
        .flatMap(location -> find(location, path).stream())
        .findFirst();
  }

  private Optional<Content> find(Location location, String path) {
    Content content = () -> filer.getResource(location, "", path).openInputStream();
    try (InputStream there = content.open()) {
      return there.read() < 0 ? Optional.of(InputStream::nullInputStream) : Optional.of(content);
    } catch (IOException nothing) {
      return Optional.empty();
    }
  }

  /** Puts a file beside the classes, unless it is there already, or was put there for another class. */
  void write(String path, Content content, TypeElement origin) throws IOException {
    if (!written.add(path) || isThere(path, content)) {
      return;
    }
    try (InputStream from = content.open();
        OutputStream to = filer
            .createResource(StandardLocation.CLASS_OUTPUT, "", path, origin)
            .openOutputStream()) {
      from.transferTo(to);
    }
  }

  private boolean isThere(String path, Content content) throws IOException {
    try (InputStream there =
            filer.getResource(StandardLocation.CLASS_OUTPUT, "", path).openInputStream();
        InputStream wanted = content.open()) {
      return areEqual(there, wanted);
    } catch (IOException nothing) {
      return false;
    }
  }

  private static boolean areEqual(InputStream one, InputStream other) throws IOException {
    int piece = 1 << 16;
    byte[] left;
    do {
      left = one.readNBytes(piece);
      if (!java.util.Arrays.equals(left, other.readNBytes(piece))) {
        return false;
      }
    } while (left.length == piece);
    return true;
  }
}
