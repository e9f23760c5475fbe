package dev.lathe.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.data.Thrown;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Archives, and files of the old form, that lie about themselves. */
class HostileZipTest {
  private static final int SIGNATURE = 0x02014B50; // of an entry of the directory

  @TempDir
  Path folder;

  private final Map<String, byte[]> entries = new LinkedHashMap<>();
  private Path file = Path.of("");

  @BeforeEach
  void nameFile() {
    file = folder.resolve("w.pt");
    entries.put(
        "a/data.pkl",
        Pickles.bytes(Pickles.named("w", Pickles.floats(Pickles.tuple(6), Pickles.tuple(1)))));
    entries.put("a/data/0", Pickles.count(6));
  }

  private void assertRefused(byte[] bytes, String... parts) throws IOException {
    Files.write(file, bytes);
    Thrown.by(WeightsFormatException.class, () -> Weights.read(file), "[L205] expected ", "w.pt");
    Thrown.by(WeightsFormatException.class, () -> Weights.read(file), parts);
  }

  private byte[] stored() throws IOException {
    return Pickles.zip(entries, ZipEntry.STORED);
  }

  private static ByteBuffer view(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** Where an entry of the directory begins. */
  private static int directory(byte[] zip, int number) {
    int at = -1;
    for (int i = 0; i <= number; i++) {
      do {
        at++;
      } while (view(zip).getInt(at) != SIGNATURE);
    }
    return at;
  }

  @Test
  void cutAnywhere() throws IOException {
    byte[] whole = stored();
    for (int length = 0; length < whole.length; length++) {
      assertRefused(Arrays.copyOf(whole, length), "at byte ");
    }
  }

  /** What is changed in an entry of the directory, by the offset of a number of 16 or 32 bits. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0 | 8  | 2 | 1      | entries that are stored or deflated",
        "0 | 10 | 2 | 12     | entries that are stored",
        "1 | 16 | 4 | 12345  | that the directory gives \"a/data/0\"",
        "1 | 20 | 4 | 23     | the sizes of \"a/data/0\"",
        "1 | 24 | 4 | 25     | the sizes of \"a/data/0\"",
        "1 | 28 | 2 | 60000  | 60046 bytes of an entry",
        "0 | 42 | 4 | 1      | a record of a zip archive",
        "1 | 42 | 4 | 0      | that the directory gives \"a/data/0\"",
        "1 | 42 | 4 | 100000 | from byte 100000 on",
        "1 | 42 | 4 | -1     | from byte 4294967295 on",
        "1 | 10 | 2 | 8      | that the directory gives \"a/data/0\"",
        "0 | 0  | 4 | 7      | a record of a zip archive"
      })
  void entriesThatLie(int entry, int offset, int width, int value, String expected)
      throws IOException {
    byte[] zip = stored();
    int at = directory(zip, entry) + offset;
    if (width == 2) {
      view(zip).putShort(at, (short) value);
    } else {
      view(zip).putInt(at, value);
    }
    assertRefused(zip, expected);
  }

  @Test
  void sizesThatOverlap() throws IOException {
    byte[] zip = stored();
    int at = directory(zip, 0);
    view(zip).putInt(at + 20, 400).putInt(at + 24, 400);
    assertRefused(zip, "400 bytes of data");
  }

  @Test
  void directoriesThatLie() throws IOException {
    byte[] zip = stored();
    int end = zip.length - 22;
    for (int[] change :
        new int[][] {{10, 3}, {10, 0x7FFF}, {12, 5}, {12, 1 << 30}, {16, 1 << 30}}) {
      byte[] changed = zip.clone();
      if (change[0] == 10) {
        view(changed).putShort(end + 10, (short) change[1]);
      } else {
        view(changed).putInt(end + change[0], change[1]);
      }
      assertRefused(changed, "directory");
    }
  }

  @Test
  void namesThatComeTwice() throws IOException {
    entries.put("b/data/0", new byte[0]);
    byte[] zip = stored();
    zip[directory(zip, 2) + 46] = 'a';
    zip[view(zip).getInt(directory(zip, 2) + 42) + 30] = 'a';
    assertRefused(zip, "every name once", "\"a/data/0\" again");
  }

  @Test
  void noPickleOrTwo() throws IOException {
    entries.put("b/data.pkl", new byte[0]);
    assertRefused(stored(), "one data.pkl", "2 in a zip archive of \"a/data.pkl, a/data/0");
    entries.clear();
    entries.put("x.bin", new byte[1]);
    assertRefused(stored(), "one data.pkl", "0 in a zip archive of \"x.bin\"");
  }

  @Test
  void byteOrders() throws IOException {
    entries.put("a/byteorder", "middle".getBytes(StandardCharsets.UTF_8));
    assertRefused(stored(), "little or big", "middle");
    entries.put("a/byteorder", new byte[101]);
    assertRefused(stored(), "at most 100 bytes", "101");
  }

  /** Zeros, of which deflate makes a thousandth. */
  @Test
  void bombs() throws IOException {
    entries.put("a/data/0", new byte[100_000_000]);
    byte[] zip = Pickles.zip(entries, ZipEntry.DEFLATED);
    assertRefused(zip, "24 bytes in the archive", "found: 100000000 bytes");
    view(zip).putInt(directory(zip, 1) + 24, 24);
    assertRefused(zip, "24 bytes in \"a/data/0\"", "more or less");
    String all = Pickles.storage("ByteStorage", "0", 100_000_000);
    String tensor = Pickles.tensor(all, 0, Pickles.tuple(1), Pickles.tuple(1));
    entries.put("a/data.pkl", Pickles.bytes(Pickles.named("w", tensor)));
    assertRefused(Pickles.zip(entries, ZipEntry.DEFLATED), "32 MiB and 16 times the file's size");
    entries.put("a/data.pkl", new byte[100_000_000]);
    entries.remove("a/data/0");
    assertRefused(Pickles.zip(entries, ZipEntry.DEFLATED), "bytes in \"a/data.pkl\"");
  }

  @Test
  void deflatedDataThatIsShorter() throws IOException {
    byte[] zip = Pickles.zip(entries, ZipEntry.DEFLATED);
    view(zip).putInt(directory(zip, 0) + 24, 1000);
    assertRefused(zip, "1000 bytes in \"a/data.pkl\"", "more or less");
  }

  /** As {@code torch.serialization.set_crc32_options(False)} has it. */
  @Test
  void withoutChecksums() throws IOException {
    byte[] zip = stored();
    view(zip).putInt(directory(zip, 1) + 16, 0);
    view(zip).putInt(view(zip).getInt(directory(zip, 1) + 42) + 14, 0);
    Files.write(file, zip);
    assertEquals(
        TensorData.of(new float[] {0, 1, 2, 3, 4, 5}, 6), Weights.read(file).get("w"));
  }

  /** What a small file claims to hold is never allocated. */
  @Test
  void claimsCostNothing() throws IOException {
    byte[] zip = stored();
    for (int entry = 0; entry < 2; entry++) {
      int at = directory(zip, entry);
      view(zip).putInt(at + 20, 0x7F000000).putInt(at + 24, 0x7F000000);
    }
    assertCheap(zip);
    String huge = Pickles.storage("FloatStorage", "0", 500_000_000);
    String tensor = Pickles.tensor(huge, 0, Pickles.tuple(500_000_000), Pickles.tuple(1));
    assertCheap(Pickles.zip(Pickles.named("w", tensor)));
    assertCheap(Pickles.zip(Pickles.START + "X\0\0\0\5"));
    assertCheap(Pickles.old(Pickles.named("w", tensor), "](U\0010e", new byte[8]));
  }

  private void assertCheap(byte[] bytes) throws IOException {
    assertRefused(bytes, "");
    var threads =
        (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    Thrown.by(WeightsFormatException.class, () -> Weights.read(file));
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertTrue(allocated < 1_000_000, () -> allocated + " bytes allocated");
  }

  @Test
  void theOldForm() throws IOException {
    String tensor = Pickles.named("w", Pickles.floats(Pickles.tuple(6), Pickles.tuple(1)));
    byte[] data = view(new byte[32]).putLong(6).put(Pickles.count(6)).array();
    byte[] good = Pickles.old(tensor, "](U\0010e", data);
    Files.write(file, good);
    assertEquals(1, Weights.read(file).size());
    for (int length = 0; length < good.length; length++) {
      assertRefused(Arrays.copyOf(good, length), "at byte ");
    }
    assertRefused(Pickles.old(tensor, "](U\0011e", data), "the key of a storage");
    assertRefused(Pickles.old(tensor, "](]e", data), "the key of a storage", "a list");
    assertRefused(Pickles.old(tensor, "]q\0h\0a", data), "the key of a storage", "a list");
    assertRefused(Pickles.old(tensor, "]", data), "key 0", "no such key");
    assertRefused(Pickles.old(tensor, "N", data), "a list of keys", "None");
    assertRefused(Pickles.old(tensor, "](U\0010U\0010e", data), "the end of the file");
    data[0] = 5;
    assertRefused(Pickles.old(tensor, "](U\0010e", data), "6 elements", "found: 5");
    byte[] version = good.clone();
    version[18] = 0;
    assertRefused(version, "the number 1001 at byte 15");
    String system = Pickles.START + "cos\nsystem\n)R.";
    assertRefused(Pickles.old(system, "]", new byte[0]), "os.system", "at byte 27 of");
  }
}
