package dev.lathe.io;

import dev.lathe.runtime.Message;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What stands at a path, and the {@code L207} for when it is not what is needed. */
final class Places {
  private Places() {}

  static void requireFile(Path file) throws FileSystemException {
    if (Files.notExists(file)) {
      throw new Missing(
          file,
          message("a weight file", file, "nothing of that name", "check the path, or save first"));
    }
    if (Files.isDirectory(file)) {
      throw new Misplaced(file, message("a weight file", file, "a folder", "name the file in it"));
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new Misplaced(
          file,
          message("a weight file", file, "a device or pipe", "copy its content to a file first"));
    }
  }

  static void requireNoFolder(Path file) throws FileSystemException {
    if (Files.isDirectory(file)) {
      throw new Misplaced(
          file, message("a file to write to", file, "a folder", "name a file in it"));
    }
  }

  private static String message(String expected, Path file, String found, String fix) {
    return Message.of("L207", expected + " at " + file, found, fix);
  }

  /** Leaves our message as it is: {@link FileSystemException} would put the path before it. */
  private static final class Missing extends NoSuchFileException {
    private static final long serialVersionUID = 1;
    private final String message;

    Missing(Path file, String message) {
      super(file.toString());
      this.message = message;
    }

    @Override
    public String getMessage() {
      return message;
    }
  }

  private static final class Misplaced extends FileSystemException {
    private static final long serialVersionUID = 1;
    private final String message;

    Misplaced(Path file, String message) {
      super(file.toString());
      this.message = message;
    }

    @Override
    public String getMessage() {
      return message;
    }
  }
}
