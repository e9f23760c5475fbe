package dev.lathe.vision;

import dev.lathe.runtime.Message;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Says what is wrong with a path before anything is opened. */
final class ImageFiles {
  private ImageFiles() {}

  /** Refuses a path with nothing at it, or something that is not a file. */
  static void checkFile(Path path, String what) throws IOException {
    if (Files.isDirectory(path)) {
      throw new FileSystemException(
          null, null, Message.of("L207", what, "the folder " + path, "name a file in it"));
    }
    if (Files.notExists(path)) {
      throw missing(what, "nothing at " + path, "check the path");
    }
    if (!Files.isRegularFile(path)) {
      throw new FileSystemException(
          null, null, Message.of("L207", what, "a device or pipe at " + path, ""));
    }
  }

  /** Refuses a path that is no folder. */
  static void checkFolder(Path path, String what) throws IOException {
    if (Files.notExists(path)) {
      throw missing(what, "nothing at " + path, "check the path");
    }
    if (!Files.isDirectory(path)) {
      throw new FileSystemException(
          null,
          null,
          Message.of("L207", what, "the file " + path, "name the folder that it is in"));
    }
  }

  static IOException missing(String what, String found, String fix) {
    return new NoSuchFileException(null, null, Message.of("L207", what, found, fix));
  }
}
