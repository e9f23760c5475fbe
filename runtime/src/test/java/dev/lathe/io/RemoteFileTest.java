package dev.lathe.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.data.Thrown;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RemoteFileTest {
  private static final byte[] CONTENT = new byte[300_000];

  static {
    new Random(7).nextBytes(CONTENT);
  }

  @TempDir
  Path root;

  private Path folder;
  private FileServer server;

  @BeforeEach
  void start() throws IOException {
    folder = root.resolve("new/data");
    server = new FileServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void wholeFileIsFetchedOnceOnly() throws IOException {
    RemoteFile file = file("SHA-256", server.serve("/a", FileServer.file(CONTENT)));
    fetch(file);
    assertArrayEquals(CONTENT, Files.readAllBytes(folder.resolve("a.bin")));
    assertEquals(List.of("a.bin"), names());
    fetch(file);
    assertEquals(List.of("/a null"), server.asked);
    Files.write(folder.resolve("a.bin"), new byte[CONTENT.length]);
    assertFalse(file.isIn(folder));
    fetch(file);
    assertTrue(file.isIn(folder));
  }

  @Test
  void brokenConnectionGoesOnWhereItEnded() throws IOException {
    FileServer.Answer[] answers = {FileServer.broken(CONTENT, 100_000), FileServer.file(CONTENT)};
    fetch(file(
        "MD5", server.serve("/a", exchange -> answers[server.asked.size() - 1].to(exchange))));
    assertArrayEquals(CONTENT, Files.readAllBytes(folder.resolve("a.bin")));
    assertEquals(2, server.asked.size());
    assertTrue(server.asked.get(1).matches("/a bytes=[1-9][0-9]*-"), server.asked.get(1));
  }

  @Test
  void partOfAnEarlierCallIsUsed() throws IOException {
    writePart(CONTENT, 1234);
    fetch(file("MD5", server.serve("/a", FileServer.file(CONTENT))));
    assertArrayEquals(CONTENT, Files.readAllBytes(folder.resolve("a.bin")));
    assertEquals(List.of("/a bytes=1234-"), server.asked);
    assertEquals(List.of("a.bin"), names());
  }

  @Test
  void serverThatKnowsNoRangesStartsAnew() throws IOException {
    writePart(new byte[5], 5);
    fetch(file("MD5", server.serve("/a", exchange -> {
      exchange.sendResponseHeaders(200, CONTENT.length);
      exchange.getResponseBody().write(CONTENT);
    })));
    assertArrayEquals(CONTENT, Files.readAllBytes(folder.resolve("a.bin")));
  }

  @Test
  void wrongPartIsFetchedAnew() throws IOException {
    writePart(new byte[5000], 5000);
    fetch(file("MD5", server.serve("/a", FileServer.file(CONTENT))));
    assertEquals(List.of("/a bytes=5000-", "/a null"), server.asked);
    assertArrayEquals(CONTENT, Files.readAllBytes(folder.resolve("a.bin")));
  }

  /** The server's file has become shorter than the part; it says so with status 416. */
  @Test
  void partThatIsBeyondTheServersFileIsFetchedAnew() throws IOException {
    writePart(new byte[5000], 5000);
    fetch(file("MD5", server.serve("/a", exchange -> {
      boolean beyond = exchange.getRequestHeaders().containsKey("Range");
      (beyond ? FileServer.status(416) : FileServer.file(CONTENT)).to(exchange);
    })));
    assertEquals(List.of("/a bytes=5000-", "/a null"), server.asked);
    assertArrayEquals(CONTENT, Files.readAllBytes(folder.resolve("a.bin")));
  }

  @Test
  void partThatIsLargerThanTheFileIsNotGoneOnWith() throws IOException {
    writePart(new byte[CONTENT.length + 1], CONTENT.length + 1);
    fetch(file("MD5", server.serve("/a", FileServer.file(CONTENT))));
    assertEquals(List.of("/a null"), server.asked);
    assertArrayEquals(CONTENT, Files.readAllBytes(folder.resolve("a.bin")));
  }

  @Test
  void fileWithoutAnAddressIsMissing() {
    Thrown.by(NoSuchFileException.class, () -> fetch(file("MD5")), "L207", "found: no address");
  }

  @ParameterizedTest
  @CsvSource({
    "../a, 5, 55555555555555555555555555555555",
    "'a\\b', 5, 55555555555555555555555555555555",
    ".., 5, 55555555555555555555555555555555",
    "'', 5, 55555555555555555555555555555555",
    "a, -1, 55555555555555555555555555555555",
    "a, 5, 5555555555555555555555555555555",
    "a, 5, D41D8CD98F00B204E9800998ECF8427E"
  })
  void whatCanBeNoFileIsRefused(String name, long size, String checksum) {
    Thrown.by(
        IllegalArgumentException.class,
        () -> new RemoteFile(name, size, checksum, List.of("http://x/a")),
        "L212",
        "a name without folders",
        checksum);
  }

  @Test
  void wrongContentNeverGetsTheName() throws IOException {
    byte[] other = CONTENT.clone();
    other[77]++;
    RemoteFile file = file("MD5", server.serve("/a", FileServer.file(other)));
    Thrown.by(
        NoSuchFileException.class,
        () -> fetch(file),
        "L207",
        "another MD5 than " + file.checksum());
    assertEquals(List.of(), names());
    assertEquals(1, server.asked.size());
  }

  @Test
  void moreOrLessThanKnownIsRefused() throws IOException {
    refused(server.serve("/a", FileServer.chunked(CONTENT.length + 1)), "more than 300000 bytes");
    refused(server.serve("/b", FileServer.chunked(20)), "ended after 20 of 300000 bytes");
    assertEquals(List.of("a.bin.part"), names()); // what came may be the beginning
  }

  @Test
  void pageOfAnotherSizeIsNotTaken() throws IOException {
    refused(server.serve("/a", FileServer.file(new byte[20])), "20 bytes, where 300000 are right");
    assertEquals(List.of(), names());
  }

  @Test
  void anotherRangeThanAskedForIsRefused() throws IOException {
    writePart(CONTENT, 10);
    refused(
        server.serve("/a", exchange -> {
          exchange.getResponseHeaders().add("Content-Range", "bytes 9-");
          exchange.sendResponseHeaders(206, CONTENT.length - 10);
          exchange.getResponseBody().write(new byte[CONTENT.length - 10]);
        }),
        "another part than from 10 on: bytes 9-");
  }

  @Test
  void mirrorsAreTriedInOrder() throws IOException {
    String gone = server.serve("/gone", FileServer.status(404));
    String there = server.serve("/there", FileServer.file(CONTENT));
    fetch(file("MD5", "http://localhost:1/nobody", gone, there));
    assertEquals(List.of("/gone null", "/there null"), server.asked);
  }

  @Test
  void whatIsMissingIsListed() throws IOException {
    String gone = server.serve("/gone", FileServer.status(404));
    RemoteFile first = file("MD5", server.serve("/a", FileServer.file(CONTENT)));
    RemoteFile second = new RemoteFile("b.bin", 5, "5".repeat(32), List.of(gone));
    RemoteFile third =
        new RemoteFile("c.bin", 6, "6".repeat(64), List.of("http://x/c", "http://y/c"));
    Thrown.by(
        NoSuchFileException.class,
        () -> RemoteFile.fetch(folder, List.of(first, second, third)),
        "[L207] expected b.bin of 5 bytes, from a server\n  found: " + gone,
        "status 404",
        "put into " + folder + "\n    b.bin: 5 bytes, MD5 " + "5".repeat(32) + ", " + gone,
        "\n    c.bin: 6 bytes, SHA-256 " + "6".repeat(64) + ", http://x/c or http://y/c");
    assertTrue(first.isIn(folder));
  }

  @Test
  void redirectsAreFollowedToWebAddressesOnly() throws IOException {
    server.serve("/there", FileServer.file(CONTENT));
    fetch(file("MD5", server.serve("/moved", FileServer.moved("/there"))));
    assertEquals(List.of("/moved null", "/there null"), server.asked);
    Files.delete(folder.resolve("a.bin"));
    refused(server.serve("/ring", FileServer.moved("/ring")), "more than 5 redirects");
    for (String place :
        List.of("file:///etc/passwd", "ftp://x/y", "http:", "a b", "jar:http://x!/y")) {
      String path = "/to" + place.hashCode();
      refused(server.serve(path, FileServer.moved(place)), "no web address: ", place);
    }
    refused("file:/etc/passwd", "no web address: file:/etc/passwd");
    refused("https://", "no web address: https://");
  }

  @Test
  void twoProgramsDoNotMixTheirBytes() throws IOException {
    writePart(new byte[0], 0);
    try (FileChannel other =
        FileChannel.open(folder.resolve("a.bin.part"), StandardOpenOption.WRITE)) {
      other.lock();
      RemoteFile file = file("MD5", server.serve("/a", FileServer.file(CONTENT)));
      Thrown.by(FileSystemException.class, () -> fetch(file), "L207", "one program", "locked");
    }
  }

  @Test
  void fileInPlaceOfTheFolderIsNamed() throws IOException {
    Path plain = Files.createFile(root.resolve("plain"));
    RemoteFile file = file("MD5", server.serve("/a", FileServer.file(CONTENT)));
    Thrown.by(
        FileSystemException.class, () -> RemoteFile.fetch(plain, List.of(file)), "L207", "plain");
    Files.createDirectories(folder.resolve("a.bin"));
    Thrown.by(FileSystemException.class, () -> fetch(file), "L207", "the folder", "a.bin");
  }

  private void refused(String address, String... parts) {
    RemoteFile file = file("MD5", address);
    Thrown.by(NoSuchFileException.class, () -> fetch(file), parts);
  }

  private void fetch(RemoteFile file) throws IOException {
    RemoteFile.fetch(folder, List.of(file));
  }

  private void writePart(byte[] content, int count) throws IOException {
    Files.createDirectories(folder);
    Files.write(folder.resolve("a.bin.part"), Arrays.copyOf(content, count));
  }

  private List<String> names() throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  private static RemoteFile file(String algorithm, String... addresses) {
    return of("a.bin", CONTENT, algorithm, addresses);
  }

  static RemoteFile of(String name, byte[] content, String algorithm, String... addresses) {
    try {
      byte[] digest = MessageDigest.getInstance(algorithm).digest(content);
      return new RemoteFile(
          name, content.length, HexFormat.of().formatHex(digest), List.of(addresses));
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
