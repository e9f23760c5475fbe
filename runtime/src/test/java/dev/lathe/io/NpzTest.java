package dev.lathe.io;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lathe.data.Thrown;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Archives that are broken, or that lie. */
class NpzTest {
  private static final TensorData PAIR = TensorData.of(new float[] {1, 2}, 2);
  private static final int DATA = 55; // of the one array of 136 bytes, behind its header
  private static final int DIRECTORY = 191;
  private static final int END = 242;

  @TempDir
  Path folder;

  private Path file = Path.of("");

  @BeforeEach
  void writeOne() throws IOException {
    file = folder.resolve("a.npz");
    Numpy.savez(file, Map.of("a", PAIR));
    assertEquals(END + 22, Files.size(file));
  }

  private void assertRefused(byte[] bytes, String... parts) throws IOException {
    Files.write(file, bytes);
    Thrown.by(
        WeightsFormatException.class, () -> Weights.read(file), "[L205] expected ", " of " + file);
    Thrown.by(WeightsFormatException.class, () -> Weights.read(file), parts);
  }

  private static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** A field of two bytes is changed. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "8    | 8      | byte 0 of   | the name, method, sizes and checksum",
        "14   | 0      | byte 0 of   | the name, method, sizes and checksum",
        "18   | 0      | byte 0 of   | the name, method, sizes and checksum",
        "22   | 0      | byte 0 of   | the name, method, sizes and checksum",
        "26   | 4      | byte 0 of   | the name, method, sizes and checksum",
        "28   | 21     | byte 56 of  | found: 135 up to the directory",
        "30   | 0x6262 | byte 0 of   | the name, method, sizes and checksum",
        "191  | 0      | byte 191 of | a record of a zip archive, 0x504b0102",
        "199  | 1      | byte 191 of | \"a.npy\", encrypted",
        "201  | 12     | byte 191 of | \"a.npy\" by method 12",
        "201  | 8      | byte 0 of   | the name, method, sizes and checksum",
        "207  | 0      | byte 0 of   | the name, method, sizes and checksum",
        "211  | 135    | byte 191 of | the sizes of \"a.npy\"",
        "219  | 200    | byte 191 of | 246 bytes of an entry",
        "219  | 4      | byte 0 of   | the name, method, sizes and checksum",
        "233  | 5      | byte 5 of   | a record of a zip archive, 0x504b0304",
        "235  | 9      | byte 264 of | 30 bytes of a zip archive from byte 589824",
        "242  | 0      | byte 264 of | the end of a zip archive, with its directory",
        "252  | 2      | byte 191 of | a directory of 2 entries",
        "252  | 0      | byte 191 of | the end of the directory",
        "254  | 50     | byte 242 of | a directory of at most",
        "258  | 190    | byte 242 of | a directory of at most",
        "262  | 1      | byte 264 of | the end of a zip archive, with its directory"
      })
  void fieldsThatAreWrong(int at, String value, String offset, String expected) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    little(bytes).putShort(at, Integer.decode(value).shortValue());
    assertRefused(bytes, offset, expected);
  }

  @Test
  void everyTruncationIsRefused() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    for (int length = 4; length < whole.length; length++) {
      assertRefused(Arrays.copyOf(whole, length), "the end of a zip archive");
    }
  }

  @Test
  void sizesThatLieInBothPlaces() throws IOException {
    for (int size : new int[] {1000, 135}) {
      byte[] bytes = Files.readAllBytes(file);
      little(bytes).putInt(DIRECTORY + 20, size).putInt(DIRECTORY + 24, size);
      assertRefused(
          bytes,
          "at byte " + (size == 135 ? DATA + 128 : DATA),
          size == 135 ? "found: 7 bytes" : "1000 bytes of data");
    }
  }

  @Test
  void anotherChecksum() throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    little(bytes).putInt(14, 7).putInt(DIRECTORY + 16, 7);
    assertRefused(bytes, "at byte " + DATA, "another checksum");
  }

  @Test
  void oneEntryTwice() throws IOException {
    byte[] whole = Files.readAllBytes(file);
    byte[] bytes = new byte[whole.length + END - DIRECTORY];
    System.arraycopy(whole, 0, bytes, 0, END);
    System.arraycopy(whole, DIRECTORY, bytes, END, END + 22 - DIRECTORY);
    int end = END + END - DIRECTORY;
    little(bytes).putShort(end + 10, (short) 2).putInt(end + 12, 2 * (END - DIRECTORY));
    assertRefused(bytes, "at byte 0 of", "an overlap: that ends at byte 191");
  }

  @Test
  void oneNameTwice() throws IOException {
    Map<String, TensorData> two = new LinkedHashMap<>();
    two.put("a", PAIR);
    two.put("b", PAIR);
    Numpy.savez(file, two);
    byte[] bytes = Files.readAllBytes(file);
    bytes[DIRECTORY + 30] = 'a';
    bytes[2 * DIRECTORY + 51 + 46] = 'a';
    assertRefused(bytes, "at byte 191", "every name once", "\"a.npy\" again");
  }

  @Test
  void anotherNameThanAnArrays() throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("a.npy", npy());
    entries.put("b.txt", new byte[1]);
    byte[] bytes = Pickles.zip(entries, ZipEntry.STORED);
    assertRefused(bytes, "at byte ", "end in .npy", "b.txt");
  }

  private byte[] npy() throws IOException {
    Path plain = folder.resolve("a.npy");
    Numpy.save(plain, PAIR);
    return Files.readAllBytes(plain);
  }

  /** Of one entry, with sizes behind the data and in the directory, where the size becomes another. */
  private static byte[] deflated(String name, byte[] content, int more) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content);
    }
    byte[] bytes = out.toByteArray();
    int directory = little(bytes).getInt(bytes.length - 6);
    little(bytes).putInt(directory + 24, content.length + more);
    return bytes;
  }

  @Test
  void deflatedArraysAreRead() throws IOException {
    Files.write(file, deflated("b.npy", npy(), 0));
    assertEquals(Map.of("b", PAIR), Weights.read(file));
  }

  @Test
  void deflatedArraysThatLie() throws IOException {
    assertRefused(deflated("b.npy", npy(), 1), "byte 128 when unpacked", "8 bytes for F32 [2]");
    assertRefused(deflated("b.npy", npy(), -1), "byte 128 when unpacked", "found: 7 bytes");
    byte[] longer = Arrays.copyOf(npy(), 137);
    assertRefused(deflated("b.npy", longer, -1), "136 bytes of \"b.npy\"", "found: more");
    byte[] shorter = Arrays.copyOf(npy(), 135);
    assertRefused(deflated("b.npy", shorter, 1), "8 more bytes", "found: 7 up to the end");
    assertRefused(deflated("b.npy", npy(), 1 << 28), "at most ", "64 times the archive", "savez");
    assertRefused(deflated("b.npy", npy(), -200), "\"b.npy\" of 4294967232 bytes beyond that");
  }

  @Test
  void deflatedDataThatIsBroken() throws IOException {
    byte[] bytes = deflated("b.npy", npy(), 0);
    bytes[35] = -1;
    assertRefused(bytes, "at byte 35", "deflated data of \"b.npy\"", "invalid block type");
  }

  @Test
  void damageIsReadOrRefused() throws IOException {
    for (byte[] whole : new byte[][] {Files.readAllBytes(file), deflated("b.npy", npy(), 0)}) {
      for (int at = 4; at < whole.length; at++) {
        for (int change : new int[] {1, 0x20, 0x80, 0xFF}) {
          byte[] changed = whole.clone();
          changed[at] ^= (byte) change;
          Files.write(file, changed);
          try {
            assertEquals(1, Weights.read(file).size());
          } catch (WeightsFormatException e) {
            assertEquals("[L205] expected ", e.getMessage().substring(0, 16));
          }
        }
      }
    }
  }
}
