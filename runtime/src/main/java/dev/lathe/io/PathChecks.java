package dev.lathe.io;

import dev.lathe.runtime.Message;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Says what is wrong with a path before anything is opened: the exceptions with code {@code L207}. */
public final class PathChecks {
  private PathChecks() {}

  /**
   * Refuses a path with nothing at it, or with something that is not a file.
   *
   * @param what is wanted there, as a noun phrase: {@code a weight file}
   */
  public static void requireFile(Path path, String what) throws FileSystemException {
    requireReadable(path, what);
    if (!Files.isRegularFile(path)) {
      throw new Misplaced(
          path, message(what, "a device or pipe at " + path, "copy its content to a file first"));
    }
  }

  /** Refuses a path with nothing at it, or with a folder; pipes and devices can be read once from start to end. */
  public static void requireReadable(Path path, String what) throws FileSystemException {
    requireThere(path, what);
    if (Files.isDirectory(path)) {
      throw new Misplaced(path, message(what, "the folder " + path, "name a file in it"));
    }
  }

  /** Also refuses what cannot be reached: behind a file as if that were a folder, or in a folder that is locked. */
  private static void requireThere(Path path, String what) throws FileSystemException {
    if (!Files.exists(path)) {
      String nothing = Files.notExists(path) ? "nothing at " : "nothing that can be reached at ";
      throw missing(path, what, nothing + path, "check the path");
    }
  }

  /** Refuses a path with nothing at it, or with something that is not a folder. */
  public static void requireFolder(Path path, String what) throws FileSystemException {
    requireThere(path, what);
    if (!Files.isDirectory(path)) {
      throw new Misplaced(path, message(what, "the file " + path, "name the folder that it is in"));
    }
  }

  /**
   * Makes a folder to write to, with those that it is in, unless it is there.
   *
   * @return the folder
   * @throws IOException with code L207 where there is a file in its place
   */
  public static Path makeFolder(Path path) throws IOException {
    if (Files.exists(path)) {
      requireFolder(path, "a folder to write to");
      return path; // a link to one, which early releases of JDK 17 would not make again
    }
    return Files.createDirectories(path);
  }

  /** Refuses a folder where a file is to be written. */
  public static void requireNoFolder(Path path) throws FileSystemException {
    if (Files.isDirectory(path)) {
      throw new Misplaced(
          path, message("a file to write to", "the folder " + path, "name a file in it"));
    }
  }

  /** The exception for something that is not there. */
  public static NoSuchFileException missing(Path path, String what, String found, String fix) {
    return new Missing(path, message(what, found, fix));
  }

  /** The exception for a file that could not be written, which leaves what was there before. */
  public static FileSystemException unwritable(Path path, IOException reason) {
    FileSystemException failure = new Misplaced(path, cannotWrite(path.toString(), reason));
    failure.initCause(reason);
    return failure;
  }

  static String cannotWrite(String what, IOException reason) {
    return message(
        "room and permission to write " + what,
        reason.getClass().getSimpleName() + ": " + reason.getMessage(),
        "make room or free the folder, or write elsewhere; a file that was there before is whole");
  }

  private static String message(String what, String found, String fix) {
    return Message.of("L207", what, found, fix);
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
