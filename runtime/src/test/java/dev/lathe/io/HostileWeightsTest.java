package dev.lathe.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.data.Thrown;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HostileWeightsTest {
  @TempDir
  Path folder;

  private Path file = Path.of("");

  @BeforeEach
  void nameFile() {
    file = folder.resolve("w.safetensors");
  }

  private void assertRefused(byte[] bytes, String... parts) throws IOException {
    Files.write(file, bytes);
    Thrown.by(
        WeightsFormatException.class,
        () -> Weights.read(file),
        "[L205] expected ",
        "w.safetensors");
    Thrown.by(WeightsFormatException.class, () -> Weights.read(file), parts);
  }

  /** Grave accents stand for quotes; {@code A} stands for a tensor of four bytes. */
  private static String json(String text) {
    return text.replace("A", "{`dtype`:`F32`,`shape`:[1],`data_offsets`:[0,4]}").replace('`', '"');
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{1                                                  | byte 9 of   | a string",
        "{`a`:A                                              | byte 61 of  | '}'",
        "{`a`:A,}                                            | byte 62 of  | a string",
        "{`a`:A}x                                            | byte 62 of  | the end of the header",
        "{`a`:A,`a`:A}                                       | byte 62 of  | every name once",
        "{`__metadata__`:{`k`:1},`a`:A}                      | byte 29 of  | a string",
        "{`__metadata__`:{`k`:`v`,`k`:`w`}}                  | byte 33 of  | every name once",
        "{`__metadata__`:{`k`:`v`},`__metadata__`:{}}        | byte 34 of  | every name once",
        "{`__metadata__`:[]}                                 | byte 24 of  | '{'",
        "{`a`:1}                                             | byte 13 of  | '{'",
        "{`a`:{}}                                            | byte 9 of   | no dtype",
        "{`a`:{`dtype`:`F32`}}                               | byte 9 of   | no shape",
        "{`a`:{`dtype`:`F32`,`shape`:[1]}}                   | byte 9 of   | no data_offsets",
        "{`a`:{`dtype`:`F32`,`dtype`:`F32`}}                 | byte 28 of  | every name once",
        "{`a`:{`shape`:[1],`shape`:[1]}}                     | byte 26 of  | every name once",
        "{`a`:{`data_offsets`:[0,4],`data_offsets`:[0,4]}}   | byte 35 of  | every name once",
        "{`a`:{`dtype`:`f32`}}                               | byte 22 of  | a type of elements",
        "{`a`:{`dtype`:5}}                                   | byte 22 of  | a string",
        "{`a`:{`shape`:[-1]}}                                | byte 23 of  | at least 0",
        "{`a`:{`shape`:[1.0]}}                               | byte 23 of  | a whole number",
        "{`a`:{`shape`:[1e3]}}                               | byte 23 of  | a whole number",
        "{`a`:{`shape`:[01]}}                                | byte 23 of  | a whole number",
        "{`a`:{`shape`:[]x}}                                 | byte 24 of  | '}'",
        "{`a`:{`shape`:[,1]}}                                | byte 23 of  | a value",
        "{`a`:{`shape`:[1 1]}}                               | byte 25 of  | ']'",
        "{`a`:{`shape`:[2147483648]}}                        | byte 23 of  | below 2^31",
        "{`a`:{`shape`:[9223372036854775808]}}               | byte 23 of  | below 2^63",
        "{`a`:{`data_offsets`:[0]}}                          | byte 31 of  | ','",
        "{`a`:{`data_offsets`:[0,4,8]}}                      | byte 33 of  | ']'",
        "{`a`:{`x`:{`y`:}}}                                  | byte 23 of  | a value",
        "{`a`:{`x`:[1,]}}                                    | byte 21 of  | a value",
        "{`\\x`:A}                                           | byte 11 of  | after a backslash",
        "{`\\u12G4`:A}                                       | byte 14 of  | four hexadecimal digits",
        "{`\\ud83d`:A}                                       | byte 16 of  | a pair of surrogates",
        "{`\\ud83d\\n`:A}                                    | byte 17 of  | a pair of surrogates",
        "{`\\ude00`:A}                                       | byte 16 of  | a pair of surrogates"
      })
  void headersThatAreNoGoodJson(String header, String offset, String expected) throws IOException {
    assertRefused(Samples.file(json(header), 4), offset, expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "F32 | [1]                     | 0  | 8  | 4 bytes for tensor 'a'",
        "F32 | [3]                     | 0  | 8  | 12 bytes for tensor 'a'",
        "F32 | [2]                     | 8  | 0  | to begin at 0",
        "F32 | [2]                     | 4  | 12 | which leaves a hole",
        "F32 | [1]                     | 0  | 4  | the end of the file",
        "F32 | [3]                     | 0  | 12 | where tensor 'a' ends",
        "F32 | [2147483647,2147483647] | 0  | 8  | below 2^63 bits",
        "F32 | [65536,65536,65536,65536,0] | 0  | 0  | below 2^63 bits",
        "F4  | [15]                    | 0  | 7  | whole bytes",
        "F32 | [2305843009]            | 0  | 8  | extents below 2^31",
        "U8  | [2147483647,1024]       | 0  | 2199023254528 | where tensor 'a' ends"
      })
  void rangesThatDoNotFit(String dtype, String shape, String begin, String end, String expected)
      throws IOException {
    String entry =
        "{`dtype`:`%s`,`shape`:%s,`data_offsets`:[%s,%s]}".formatted(dtype, shape, begin, end);
    assertRefused(Samples.file(json("{`a`:" + entry + "}"), 8), expected);
  }

  @Test
  void overlapsAndHoles() throws IOException {
    String second = "{`a`:A,`b`:{`dtype`:`U8`,`shape`:[2],`data_offsets`:[%s]}}";
    assertRefused(
        Samples.file(json(second.formatted("2,4")), 4), "byte 62", "'b' to begin at 4", "overlaps");
    assertRefused(
        Samples.file(json(second.formatted("5,7")), 7), "byte 62", "'b' to begin at 4", "hole");
    assertRefused(
        Samples.file(json(second.formatted("0,2")), 4),
        "byte 9 of",
        "'a' to begin at 2",
        "overlaps");
  }

  @Test
  void trailingBytes() throws IOException {
    assertRefused(
        Samples.file(json("{`a`:A}"), 5), "the end of the file at byte 66", "1 bytes of no tensor");
  }

  @Test
  void badUtf8() throws IOException {
    byte[] header = json("{`aaaa`:A}").getBytes(StandardCharsets.UTF_8);
    for (int[] bad : new int[][] {{0xFF}, {0xC0, 0x80}, {0xED, 0xA0, 0x80}, {0xE2, 0x82}, {0xF8}}) {
      byte[] changed = header.clone();
      for (int i = 0; i < bad.length; i++) {
        changed[2 + i] = (byte) bad[i];
      }
      assertRefused(Samples.file(changed, 4), "UTF-8 at byte 1", "found: 0x");
    }
  }

  @Test
  void controlCharactersInNames() throws IOException {
    assertRefused(Samples.file(json("{`a\nb`:A}"), 4), "the rest of a string at byte 11");
  }

  @ParameterizedTest
  @ValueSource(ints = {33, 100_000})
  void deepNesting(int depth) throws IOException {
    String header = json("{`a`:{`x`:" + "[".repeat(depth) + "]".repeat(depth) + "}}");
    assertRefused(Samples.file(header, 0), "nested at most 32 deep");
  }

  @ParameterizedTest
  @ValueSource(
      longs = {0, 1, 100_000_001, Integer.MAX_VALUE, 1L << 32, Long.MAX_VALUE, -1, Long.MIN_VALUE})
  void headerLengthsOutOfBounds(long length) throws IOException {
    byte[] bytes = Samples.file(json("{`a`:A}"), 4);
    java.nio.ByteBuffer.wrap(bytes).order(java.nio.ByteOrder.LITTLE_ENDIAN).putLong(length);
    assertRefused(
        bytes, "a header of 2 to 100000000 bytes at byte 0", Long.toUnsignedString(length));
  }

  /** What a small file claims to hold is never allocated. */
  @Test
  void claimsCostNothing() throws IOException {
    byte[] longHeader = Samples.file(json("{`a`:A}"), 4);
    java.nio.ByteBuffer.wrap(longHeader)
        .order(java.nio.ByteOrder.LITTLE_ENDIAN)
        .putLong(99_999_999);
    assertCheap(longHeader);
    assertCheap(Samples.file(
        json("{`a`:{`dtype`:`U8`,`shape`:[2000000000],`data_offsets`:[0,2000000000]}}"), 4));
  }

  private void assertCheap(byte[] bytes) throws IOException {
    assertRefused(bytes, "the file");
    var threads =
        (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    Thrown.by(WeightsFormatException.class, () -> Weights.read(file));
    long allocated = threads.getCurrentThreadAllocatedBytes() - before;
    assertTrue(allocated < 1_000_000, () -> allocated + " bytes allocated");
  }

  @Test
  void whatTheReferenceReadsToo() throws IOException {
    String b = "{`data_offsets`:[0,0],`x`:[{`y`:[null,-1.5e3,`[`]}],`shape`:[0],`dtype`:`U8`}";
    String header = "{`b`:" + b + ",\n `\\ud83d\\ude00\\/`\t:A}\n ";
    Files.write(file, Samples.file(json(header), 4));
    Map<String, TensorData> tensors = Weights.read(file);
    assertEquals(TensorData.of(new float[1], 1), tensors.get("\uD83D\uDE00/"));
    assertEquals(TensorData.of(DType.U8, new byte[0], 0), tensors.get("b"));
  }
}
