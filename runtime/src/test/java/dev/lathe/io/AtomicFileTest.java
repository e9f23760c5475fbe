package dev.lathe.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lathe.data.Thrown;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
  @TempDir
  Path folder;

  private Path file = Path.of("");

  @BeforeEach
  void nameFile() {
    file = folder.resolve("w");
  }

  private static AtomicFile.Content text(String text) {
    return channel ->
        Transfer.write(channel, ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void makesAndReplaces() throws IOException {
    AtomicFile.write(file, text("a longer old text"));
    AtomicFile.write(file, text("new"));
    assertEquals("new", Files.readString(file));
    assertEquals(List.of("w"), names());
  }

  @Test
  void fileInPlaceOfTheFolderIsNamed() throws IOException {
    Files.writeString(file, "old");
    Path within = file.resolve("within");
    Thrown.by(
        FileSystemException.class,
        () -> AtomicFile.write(within, text("new")),
        "L207",
        "a folder to write to",
        "the file " + file.toAbsolutePath());
    assertEquals(List.of("w"), names());
  }

  @Test
  void folderMayBeALink() throws IOException {
    Path real = Files.createDirectory(folder.resolve("real"));
    Path link = folder.resolve("link");
    link(link, real);
    AtomicFile.write(link.resolve("w"), text("new"));
    assertEquals("new", Files.readString(real.resolve("w")));
  }

  @Test
  void keepsTheOldFileWhenWritingFails() throws IOException {
    Files.writeString(file, "old");
    IOException full = new IOException("disk full");
    IOException thrown = assertThrows(
        IOException.class,
        () -> AtomicFile.write(file, channel -> {
          text("half of the n").writeTo(channel);
          throw full;
        }));
    assertEquals(full, thrown);
    assertEquals("old", Files.readString(file));
    assertEquals(List.of("w"), names());
  }

  @Test
  void keepsTheOldFileWhenTheProgramIsWrong() throws IOException {
    Files.writeString(file, "old");
    assertThrows(
        IllegalStateException.class,
        () -> AtomicFile.write(file, channel -> {
          throw new IllegalStateException();
        }));
    assertEquals("old", Files.readString(file));
    assertEquals(List.of("w"), names());
  }

  /** A folder comes to stand in the way while the new file is written. */
  @Test
  void takesTheNewFileAwayWhenRenamingFails() throws IOException {
    assertThrows(
        FileSystemException.class,
        () -> AtomicFile.write(file, channel -> {
          Files.createDirectories(file.resolve("full"));
          text("new").writeTo(channel);
        }));
    assertEquals(List.of("w"), names());
    assertTrue(Files.isDirectory(file));
  }

  /** Whoever reads while the file is written sees the old one, whole. */
  @Test
  void theOldFileStandsUntilTheEnd() throws IOException {
    Files.writeString(file, "old");
    AtomicFile.write(file, channel -> {
      text("new").writeTo(channel);
      assertEquals("old", Files.readString(file));
      assertEquals(2, names().size());
    });
    assertEquals("new", Files.readString(file));
  }

  @Test
  void writesToTheCurrentFolder() throws IOException {
    Path relative = Path.of("").toAbsolutePath().relativize(file.toAbsolutePath());
    AtomicFile.write(relative, text("new"));
    assertEquals("new", Files.readString(file));
  }

  @Test
  void othersMayReadWhatOthersMayRead() throws IOException {
    assumeTrue(
        Files.getFileStore(folder).supportsFileAttributeView("posix"), "no POSIX permissions here");
    Files.writeString(folder.resolve("usual"), "");
    AtomicFile.write(file, text("new"));
    assertEquals(
        PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("usual"))),
        PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
  }

  @Test
  void followsLinks() throws IOException {
    Path real = folder.resolve("real");
    Files.writeString(real, "old");
    link(file, real);
    AtomicFile.write(file, text("new"));
    assertEquals("new", Files.readString(real));
    assertTrue(Files.isSymbolicLink(file));
  }

  private static void link(Path link, Path real) {
    try {
      Files.createSymbolicLink(link, real);
    } catch (IOException | UnsupportedOperationException e) {
      assumeTrue(false, "no links here");
    }
  }
}
