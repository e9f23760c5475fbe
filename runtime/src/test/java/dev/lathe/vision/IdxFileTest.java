package dev.lathe.vision;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lathe.data.Thrown;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class IdxFileTest {
  @TempDir
  Path folder;

  @Test
  void readsShapeAndValues() throws IOException {
    IdxFile file = IdxFile.read(file(IdxBytes.images(4)));
    assertEquals(List.of(4, 2, 3), file.shape());
    assertEquals(24, file.bytes().length);
    assertEquals(23, file.bytes()[23]);
    file.bytes()[0] = 99;
    assertEquals(0, file.bytes()[0]);
  }

  @Test
  void readsOneAndTwoAxes() throws IOException {
    assertArrayEquals(
        new byte[] {5, -1}, IdxFile.read(file(IdxBytes.labels(5, 255))).bytes());
    assertEquals(
        List.of(1, 2),
        IdxFile.read(file(IdxBytes.of(0x802, new int[] {1, 2}, new byte[2]))).shape());
  }

  @Test
  void contentTellsWhetherAFileIsPacked() throws IOException {
    Path packedWithoutEnding = file(IdxBytes.gzip(IdxBytes.images(4)));
    assertEquals(List.of(4, 2, 3), IdxFile.read(packedWithoutEnding).shape());
    Path plainWithEnding = Files.write(folder.resolve("plain.gz"), IdxBytes.images(4));
    assertEquals(List.of(4, 2, 3), IdxFile.read(plainWithEnding).shape());
  }

  @ParameterizedTest
  @CsvSource({
    "0x00000903, 'type 0x09, signed bytes', 'offset 2'",
    "0x00000B03, 'type 0x0b, 16-bit integers', 'offset 2'",
    "0x00000C03, 'type 0x0c, 32-bit integers', 'offset 2'",
    "0x00000D03, 'type 0x0d, 32-bit floats', 'offset 2'",
    "0x00000E03, 'type 0x0e, 64-bit floats', 'offset 2'",
    "0x00000703, 'type 0x07, no type of IDX', 'offset 2'",
    "0x00000800, 'found: 0', 'offset 3'",
    "0x00000804, 'found: 4', 'offset 3'",
    "0x01000803, 'found: 0x01000803', 'offset 0'",
    "0x89504E47, 'found: 0x89504e47', 'offset 0'",
  })
  void refusesOtherBeginnings(String magic, String found, String offset) throws IOException {
    byte[] bytes = IdxBytes.of(
        Integer.parseUnsignedInt(magic.substring(2), 16), new int[] {1, 2, 2}, new byte[4]);
    Thrown.by(IOException.class, () -> IdxFile.read(file(bytes)), "[L208]", found, offset + "\n");
    Thrown.by(
        IOException.class,
        () -> IdxFile.read(file(IdxBytes.gzip(bytes))),
        "[L208]",
        found,
        offset + "\n");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 4, 7, 15})
  void refusesACutHeader(int length) throws IOException {
    byte[] cut = Arrays.copyOf(IdxBytes.images(4), length);
    Thrown.by(
        IOException.class,
        () -> IdxFile.read(file(cut)),
        "[L208]",
        "the end of the file",
        "offset " + length);
    Thrown.by(
        IOException.class,
        () -> IdxFile.read(file(IdxBytes.gzip(cut))),
        "[L208]",
        "offset " + length);
  }

  @Test
  void refusesCutValues() throws IOException {
    byte[] cut = Arrays.copyOf(IdxBytes.images(4), 39);
    Thrown.by(
        IOException.class,
        () -> IdxFile.read(file(cut)),
        "[L208] expected 24 values of 4 x 2 x 3",
        "offset 16",
        "found: 23 bytes");
    Thrown.by(
        IOException.class,
        () -> IdxFile.read(file(IdxBytes.gzip(cut))),
        "[L208] expected 24 values",
        "offset 39");
  }

  @Test
  void refusesEveryCutOfAPackedFile() throws IOException {
    byte[] packed = IdxBytes.gzip(IdxBytes.images(40));
    for (int length = 2; length < packed.length; length++) {
      Path cut = file(Arrays.copyOf(packed, length));
      Thrown.by(IOException.class, () -> IdxFile.read(cut), "[L208]", "offset");
    }
  }

  @Test
  void refusesDamagedPacking() throws IOException {
    byte[] packed = IdxBytes.gzip(IdxBytes.images(400));
    byte[] badChecksum = packed.clone();
    badChecksum[packed.length - 6] ^= 1;
    Thrown.by(
        IOException.class,
        () -> IdxFile.read(file(badChecksum)),
        "[L208] expected gzip data",
        "the file is damaged");
    byte[] badMethod = packed.clone();
    badMethod[2] = 7;
    Thrown.by(
        IOException.class,
        () -> IdxFile.read(file(badMethod)),
        "[L208] expected an IDX file, gzipped or not",
        "offset 0");
  }

  @Test
  void refusesWhatFollowsTheValues() throws IOException {
    byte[] longer = Arrays.copyOf(IdxBytes.images(4), 41);
    for (byte[] bytes : List.of(longer, IdxBytes.gzip(longer))) {
      Thrown.by(
          IOException.class,
          () -> IdxFile.read(file(bytes)),
          "[L208] expected the end of the file",
          "offset 40",
          "more bytes");
    }
  }

  @ParameterizedTest
  @CsvSource({"0, 4, 0", "-1, 4, 4294967295", "-2147483648, 4, 2147483648"})
  void refusesSizesThatNoArrayHas(int size, int offset, String found) throws IOException {
    byte[] bytes = IdxBytes.of(0x803, new int[] {size, 28, 28}, new byte[0]);
    Thrown.by(
        IOException.class,
        () -> IdxFile.read(file(bytes)),
        "[L208] expected a size of 1",
        "found: " + found,
        "offset " + offset);
  }

  @ParameterizedTest
  @CsvSource({
    "2147483647, 2147483647, 2147483647",
    "65536, 65536, 1",
    "1073741825, 1, 1",
    "2, 1073741824, 1"
  })
  void refusesMoreThanAGibibyte(int a, int b, int c) throws IOException {
    byte[] bytes = IdxBytes.of(0x803, new int[] {a, b, c}, new byte[0]);
    for (byte[] content : List.of(bytes, IdxBytes.gzip(bytes))) {
      Thrown.by(
          IOException.class,
          () -> IdxFile.read(file(content)),
          "[L208] expected at most 1 GiB",
          a + " x " + b + " x " + c);
    }
  }

  /** A small packed file that declares much is refused before memory is asked for. */
  @Test
  void refusesToMakeRoomForWhatCannotBeThere() throws IOException {
    byte[] bytes = IdxBytes.of(0x803, new int[] {10_000, 100, 100}, new byte[100]);
    Thrown.by(
        IOException.class,
        () -> IdxFile.read(file(bytes)),
        "[L208] expected 100000000 values",
        "found: 100 bytes");
    byte[] packed = IdxBytes.gzip(bytes);
    Thrown.by(
        IOException.class,
        () -> IdxFile.read(file(packed)),
        "[L208]",
        "in " + packed.length + " packed bytes");
  }

  /** A packed file that goes on for a long time is read no further than it says it is long. */
  @Test
  void stopsUnpackingAtTheDeclaredEnd() throws IOException {
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
      gzip.write(IdxBytes.labels(1, 2, 3));
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 200; i++) {
        gzip.write(zeros);
      }
    }
    Thrown.by(
        IOException.class,
        () -> IdxFile.read(file(bomb.toByteArray())),
        "expected the end of the file after 3 values",
        "offset 11");
  }

  @Test
  void refusesWhatIsNoFile() {
    Thrown.by(
        NoSuchFileException.class,
        () -> IdxFile.read(folder.resolve("none")),
        "[L207]",
        "nothing at");
    Thrown.by(FileSystemException.class, () -> IdxFile.read(folder), "[L207]", "the folder");
    Path device = Path.of("/dev/zero");
    assumeTrue(Files.exists(device), "this system has no /dev/zero");
    Thrown.by(FileSystemException.class, () -> IdxFile.read(device), "[L207]", "a device or pipe");
  }

  /** Whatever is done to a file, it is read or refused with L208, in bounded time and memory. */
  @Test
  void brokenFilesAreReadOrRefused() throws IOException {
    long seed = Long.getLong("lathe.seed", 42);
    Random random = new Random(seed);
    byte[] plain = IdxBytes.images(10);
    int refused = 0;
    for (int i = 0; i < 4000; i++) {
      byte[] original = i % 2 == 0 ? plain.clone() : IdxBytes.gzip(plain);
      refused += refused(file(mutate(original, random)), "mutation " + i + ", -Dlathe.seed=" + seed)
          ? 1
          : 0;
    }
    assertTrue(refused > 1000 && refused < 4000, refused + " refused");
  }

  private static boolean refused(Path file, String name) {
    try {
      IdxFile.read(file);
      return false;
    } catch (IOException e) {
      assertTrue(String.valueOf(e.getMessage()).startsWith("[L208] "), name + ": " + e);
      return true;
    }
  }

  private static byte[] mutate(byte[] bytes, Random random) {
    for (int change = random.nextInt(3); change >= 0; change--) {
      bytes[random.nextInt(random.nextBoolean() ? 20 : bytes.length)] = (byte) random.nextInt(256);
    }
    return Arrays.copyOf(
        bytes, random.nextInt(4) == 0 ? random.nextInt(bytes.length) : bytes.length);
  }

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("file.idx"), bytes);
  }
}
