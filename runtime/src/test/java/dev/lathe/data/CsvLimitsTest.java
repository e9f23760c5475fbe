package dev.lathe.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CsvLimitsTest {
  private static final int MIB = 1 << 20;

  @TempDir
  Path folder;

  record Named(String name) {}

  enum Kind {
    ONE,
    TWO
  }

  record Row(String name, int count, double value, boolean flag) {}

  @Test
  void aLineMayHaveAMebibyte() throws IOException {
    String text = "x".repeat(MIB - 2);
    assertEquals(
        text,
        Csv.read(file("name,y\n" + text + ",1\n"), Named.class, "y")
            .get(0)
            .input()
            .name());
  }

  @Test
  void aLongerLineIsRefused() throws IOException {
    Path bare = file("name,y\n" + "x".repeat(MIB + 1) + ",1\n");
    Thrown.by(
        IOException.class,
        () -> Csv.read(bare, Named.class, "y"),
        "[L209] expected at most 1 MiB in a line",
        "line 2");
    Path quoted = file("name,y\n1,2\n\"" + "a\n".repeat(MIB) + "\",1\n");
    Thrown.by(
        IOException.class,
        () -> Csv.read(quoted, Named.class, "y"),
        "at most 1 MiB in a line",
        "line 3");
    Path commas = file("name,y\n" + ",".repeat(2 * MIB));
    Thrown.by(
        IOException.class, () -> Csv.read(commas, Named.class, "y"), "at most 16,384 columns");
  }

  @Test
  void linesMayHaveManyColumns() throws IOException {
    String header = "name,y" + ",c".repeat(16_382);
    assertEquals(
        "a",
        Csv.read(file(header + "\na,1" + ",0".repeat(16_382)), Named.class, "y")
            .get(0)
            .input()
            .name());
    Path wider = file(header + ",c\n");
    Thrown.by(
        IOException.class,
        () -> Csv.read(wider, Named.class, "y"),
        "at most 16,384 columns",
        "line 1");
  }

  @Test
  void endlessBytesWithoutALineEndAreRefused() {
    Path zeros = Path.of("/dev/zero");
    assumeTrue(Files.exists(zeros), "this system has no /dev/zero");
    Thrown.by(
        IOException.class, () -> Csv.read(zeros, Named.class, "y"), "at most 1 MiB in a line");
  }

  /** Whatever is done to a file, it is read or refused with L209, in bounded time. */
  @Test
  void brokenFilesAreReadOrRefused() throws IOException {
    long seed = Long.getLong("lathe.seed", 42);
    Random random = new Random(seed);
    byte[] original = "name,count,value,flag,kind\n\"a,\"\"b\",1,2.5,yes,one\r\nc,2,-3e2,0,TWO\n"
        .getBytes(StandardCharsets.UTF_8);
    int refused = 0;
    for (int i = 0; i < 4000; i++) {
      Path file = Files.write(folder.resolve("broken.csv"), mutate(original.clone(), random));
      refused += refused(file, "mutation " + i + ", -Dlathe.seed=" + seed) ? 1 : 0;
    }
    assertTrue(refused > 1000 && refused < 4000, refused + " refused");
  }

  private static boolean refused(Path file, String name) {
    try {
      Csv.read(file, Row.class, "kind", Kind.class);
      return false;
    } catch (IOException e) {
      assertTrue(String.valueOf(e.getMessage()).startsWith("[L209] "), name + ": " + e);
      return true;
    }
  }

  private static byte[] mutate(byte[] bytes, Random random) {
    String likely = ",\"\n\r-0x\u0000\u00ff";
    for (int change = random.nextInt(4); change >= 0; change--) {
      int at = random.nextInt(bytes.length);
      bytes[at] = (byte)
          (random.nextBoolean()
              ? random.nextInt(256)
              : likely.charAt(random.nextInt(likely.length())));
    }
    return Arrays.copyOf(
        bytes, random.nextInt(4) == 0 ? random.nextInt(bytes.length) : bytes.length);
  }

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("table.csv"), text);
  }
}
