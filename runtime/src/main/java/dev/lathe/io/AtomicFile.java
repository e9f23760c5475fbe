package dev.lathe.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Replaces a file as a whole or not at all: no reader ever sees half of it, and a failure leaves the old one. */
public final class AtomicFile {
  private static final int ATTEMPTS = 100;

  private AtomicFile() {}

  /** Writes the content of a new file. */
  public interface Content {
    void writeTo(FileChannel channel) throws IOException;
  }

  /**
   * Writes beside the file, syncs, renames; takes the half-written file away when anything fails. Missing folders are made.
   *
   * @throws java.nio.file.FileSystemException where {@code file} is a folder, or in something that is none; where the folder is locked or the disk is full (all L207)
   */
  public static void write(Path file, Content content) throws IOException {
    PathChecks.requireNoFolder(file);
    Path target =
        Files.exists(file) ? file.toRealPath() : file.toAbsolutePath(); // a link stays a link
    Path folder = target.resolveSibling(".").normalize();
    PathChecks.makeFolder(folder);
    Path temporary = createIn(folder, target);
    try {
      fill(temporary, content);
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (Transfer.WriteFailed e) {
      throw PathChecks.unwritable(target, e.reason());
    } finally {
      Files.deleteIfExists(temporary); // after the move there is none
    }
    syncFolder(folder);
  }

  /** As {@link #write(Path, Content)}, where the content is in memory. */
  public static void write(Path file, byte[] content) throws IOException {
    write(file, channel -> Transfer.write(channel, ByteBuffer.wrap(content)));
  }

  /**
   * Not {@link Files#createTempFile}: its files can be read by their owner only, and the weights would inherit that.
   */
  private static Path createIn(Path folder, Path target) throws IOException {
    long number = ProcessHandle.current().pid() << 32 ^ System.nanoTime();
    for (int attempt = 0; ; attempt++) {
      try {
        return Files.createFile(
            folder.resolve(".lathe-" + Long.toHexString(number + attempt) + ".tmp"));
      } catch (FileAlreadyExistsException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      } catch (IOException e) {
        throw PathChecks.unwritable(target, e);
      }
    }
  }

  private static void fill(Path temporary, Content content) throws IOException {
    try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
      content.writeTo(channel);
      channel.force(true);
    }
  }

  /**
   * Makes the rename itself durable. Some systems cannot open a folder: there it is durable without, or not to be had.
   */
  private static void syncFolder(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      return;
    }
  }
}
