package dev.lathe.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.lathe.data.Thrown;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Right, broken and hostile archives, all made here: none by another program. */
class ArchiveTest {
  @TempDir
  Path root;

  @Test
  void zipGivesWhatWasAskedFor() throws IOException {
    Path out = unpack(zip("a/one.txt", "one", "two.txt", "two"), 3, "a/one.txt");
    assertEquals("one", Files.readString(out.resolve("a/one.txt")));
    assertFalse(Files.exists(out.resolve("two.txt")));
    refused(zip("a", "b"), 3, "no.txt", "no.txt in ", "no such file");
    refused(zip("b", "12345"), 4, "b", "at most the bytes", "more");
  }

  @Test
  void zipWithAWayOutWritesNothing() throws IOException {
    for (String name : List.of("../evil", "a/../../evil", "/evil", "..\\evil", "a/..")) {
      refused(zip("good", "x", name, "y"), 10, "good", "stay in their folder", name);
      assertFalse(Files.exists(root.resolve("out/good")));
      refused(tar(entry(name, '0', "y"), entry("good", '0', "x")), 5000, "good", name);
    }
    assertFalse(Files.exists(root.resolve("evil")));
  }

  @Test
  void brokenZipIsNamed() throws IOException {
    Path cut = zip("a", "b".repeat(5000));
    byte[] bytes = Files.readAllBytes(cut);
    Files.write(cut, Arrays.copyOf(bytes, bytes.length - 10));
    refused(cut, 9000, "a", "a zip archive in", "data.zip");
    bytes[40] ^= 0x55; // in the packed bytes
    Files.write(cut, bytes);
    refused(cut, 9000, "a", "a zip archive in");
    Path missing = root.resolve("none.zip");
    Thrown.by(NoSuchFileException.class, () -> unpack(missing, 1, "a"), "L207", "an archive");
  }

  @Test
  void tarGivesWhatWasAskedFor() throws IOException {
    byte[] folder = entry("a/", '5', "");
    byte[] note = entry("a/x", 'g', "30 path=elsewhere");
    Path tar = tar(folder, note, entry("./a/one.txt", '0', "one"), entry("two", '\0', "two"));
    Path out = unpack(tar, 5000, "a/one.txt", "two");
    assertEquals("one", Files.readString(out.resolve("a/one.txt")));
    assertEquals("two", Files.readString(out.resolve("two")));
  }

  @Test
  void notesNameTheNextEntryOnly() throws IOException {
    byte[] pax = entry("x", 'x', "10 size=3\n15 path=./good\n");
    byte[] gnu = entry("x", 'L', "other\0 and more");
    byte[] one = entry("one", '0', "one");
    Path out = unpack(tar(pax, one, gnu, one, one), 6000, "good", "other", "one");
    assertEquals(3, count(out));
    assertEquals("one", Files.readString(out.resolve("other")));
    refused(tar(pax, one), 6000, "one", "no such file");
    refused(tar(gnu, entry("good", '1', "")), 6000, "other", "a link, \"other\"");
  }

  @Test
  void brokenNotesAreNamedWithTheirOffset() throws IOException {
    byte[] one = entry("one", '0', "one");
    String start = "10 size=3\n";
    for (String broken : List.of("", "1", "3 a", "0 path=a\n", "-9 path=a\n", "99999 path=a\n")) {
      byte[] pax = entry("x", 'x', start + (broken.isEmpty() ? "path" : broken));
      refused(tar(pax, one), 6000, "one", "the length of a pax record", "offset 522");
    }
    byte[] large = entry("x", 'L', "x".repeat((1 << 16) + 1));
    refused(tar(large, one), 1 << 20, "one", "a name of at most 65536 bytes", "offset 512");
  }

  @Test
  void linksAndDevicesAreRefused() throws IOException {
    refused(tar(entry("good", '2', "")), 100, "good", "files and folders", "a link", "good");
    refused(tar(entry("good", '1', "")), 100, "good", "a link");
    refused(tar(entry("good", 'K', "")), 100, "good", "a link");
    refused(tar(entry("dev", '3', "")), 100, "good", "type '3'");
  }

  @Test
  void bombIsStoppedAtTheKnownSize() throws IOException {
    byte[] bomb = entry("good", '0', "0".repeat(1 << 20));
    refused(tar(bomb), 1000, "good", "at most the bytes", "more");
    assertEquals(0, count(root.resolve("out")));
    refused(tar(bomb, entry("other", '0', "x")), 1000, "other", "at most the bytes");
    byte[] endless = entry("other", '0', "");
    System.arraycopy("77777777777\0".getBytes(StandardCharsets.US_ASCII), 0, endless, 124, 12);
    refused(tar(sum(endless)), 1000, "good", "at most the bytes");
  }

  @Test
  void brokenTarIsNamedWithItsOffset() throws IOException {
    byte[] entry = entry("good", '0', "x".repeat(600));
    refused(gzip(Arrays.copyOf(entry, 700)), 1000, "good", "the rest of the archive", "offset 700");
    refused(gzip(Arrays.copyOf(entry, 100)), 1000, "good", "the rest", "offset 100");
    byte[] changed = entry.clone();
    changed[5] = 'x';
    refused(gzip(changed), 1000, "good", "the header of an entry", "offset 0");
    byte[] size = entry.clone();
    size[124] = (byte) 0x80;
    refused(gzip(sum(size)), 1000, "good", "an octal number", "offset 124");
    refused(tar(), 1000, "good", "good in ", "no such file");
    Path plain = Files.writeString(root.resolve("data.tar.gz"), "plain text");
    refused(plain, 1000, "good", "the rest of the archive", "offset 10");
    Files.writeString(plain, "plain text ".repeat(100));
    refused(plain, 1000, "good", "the header of an entry", "offset 0");
    Files.write(plain, new byte[] {0x1F, (byte) 0x8B, 7, 7});
    refused(plain, 1000, "good", "a tar archive, gzipped or not, in");
    Path good = Files.write(plain, Arrays.copyOf(entry, 3 * 512 + 1024));
    assertEquals(600, Files.size(unpack(good, 1000, "good").resolve("good")));
    byte[] packed = Files.readAllBytes(tar(entry));
    Files.write(plain, Arrays.copyOf(packed, packed.length / 2));
    refused(plain, 1000, "good", "offset");
  }

  private void refused(Path archive, long most, String name, String... parts) {
    Thrown.by(IOException.class, () -> unpack(archive, most, name), "L208");
    Thrown.by(IOException.class, () -> unpack(archive, most, name), parts);
  }

  private Path unpack(Path archive, long most, String... names) throws IOException {
    Path out = root.resolve("out");
    Archive.unpack(archive, out, most, List.of(names));
    return out;
  }

  private static long count(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.count();
    }
  }

  private Path zip(String... namesAndTexts) throws IOException {
    Path path = root.resolve("data.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(path))) {
      for (int i = 0; i < namesAndTexts.length; i += 2) {
        zip.putNextEntry(new ZipEntry(namesAndTexts[i]));
        zip.write(namesAndTexts[i + 1].getBytes(StandardCharsets.UTF_8));
      }
    }
    return path;
  }

  private Path tar(byte[]... entries) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] entry : entries) {
      all.write(entry);
    }
    all.write(new byte[1024]);
    return gzip(all.toByteArray());
  }

  private Path gzip(byte[] bytes) throws IOException {
    Path path = root.resolve("data.tar.gz");
    try (OutputStream gzip = new GZIPOutputStream(Files.newOutputStream(path))) {
      gzip.write(bytes);
    }
    return path;
  }

  private static byte[] entry(String name, char type, String text) {
    byte[] content = text.getBytes(StandardCharsets.UTF_8);
    byte[] entry = new byte[512 + (content.length + 511) / 512 * 512];
    put(entry, 0, name);
    put(entry, 124, String.format(Locale.ROOT, "%011o", content.length));
    entry[156] = (byte) type;
    System.arraycopy(content, 0, entry, 512, content.length);
    return sum(entry);
  }

  private static byte[] sum(byte[] entry) {
    Arrays.fill(entry, 148, 156, (byte) ' ');
    int sum = 0;
    for (int i = 0; i < 512; i++) {
      sum += entry[i] & 0xFF;
    }
    put(entry, 148, String.format(Locale.ROOT, "%06o\0", sum));
    return entry;
  }

  private static void put(byte[] entry, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(bytes, 0, entry, at, bytes.length);
  }
}
