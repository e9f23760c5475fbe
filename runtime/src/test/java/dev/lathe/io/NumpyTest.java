package dev.lathe.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.data.Thrown;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NumpyTest {
  private static final String PLAIN = "{'descr': '<f4', 'fortran_order': False, 'shape': (2,), }\n";

  @TempDir
  Path folder;

  /** A file with this header and that many bytes of data, counted from 0. */
  private Path file(String name, String header, int length) throws IOException {
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer bytes = ByteBuffer.allocate(10 + text.length + length);
    bytes.order(ByteOrder.LITTLE_ENDIAN).put(NpyReader.MARK).put((byte) 1).put((byte) 0);
    bytes.putShort((short) text.length).put(text);
    for (int i = 0; i < length; i++) {
      bytes.put((byte) i);
    }
    return Files.write(folder.resolve(name), bytes.array());
  }

  private static void assertRefused(Path file, String... parts) {
    Thrown.by(
        WeightsFormatException.class, () -> Weights.read(file), "[L205] expected ", "at byte ");
    Thrown.by(WeightsFormatException.class, () -> Weights.read(file), parts);
  }

  @ParameterizedTest
  @CsvSource({
    "weights.npy, weights",
    "a.b.npy, a.b",
    "array, array",
    ".npy, .npy",
    "w.safetensors, w"
  })
  void anArrayHasTheNameOfItsFile(String name, String expected) throws IOException {
    assertEquals(
        List.of(expected), List.copyOf(Weights.read(file(name, PLAIN, 8)).keySet()));
    assertEquals(Map.of(), Weights.readWithMetadata(file(name, PLAIN, 8)).metadata());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'descr':'<f4','fortran_order':False,'shape':(2,)}",
        "{\"shape\" : ( 2L , ) ,'fortran_order':\tFalse,\r\n 'descr': \"=f4\",}  \n\n",
        "{'descr': 'f4', 'fortran_order': True, 'shape': (2, 1), }\n",
        "{'descr': '|f4', 'fortran_order': True, 'shape': (1, 2, 1), }\n"
      })
  void headersThatPythonReads(String header) throws IOException {
    TensorData array = Weights.read(file("a.npy", header, 8)).get("a");
    assertArrayEquals(new byte[] {0, 1, 2, 3, 4, 5, 6, 7}, array.bytes());
  }

  /** An accent grave stands for a quote; the header begins at byte 10. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[]                                                       | byte 10 of | '{'",
        "{`descr`: `<f4`                                          | byte 25 of | '}'",
        "{}                                                       | byte 12 of | no descr",
        "{`descr`: `<f4`}                                         | byte 26 of | no shape",
        "{`descr`: `<f4`, `shape`: (2,)}                          | byte 41 of | no fortran_order",
        "{`descr`: `<f4`, `descr`: `<f4`}                         | byte 27 of | each once",
        "{`descr`: `<f4`, `more`: 1}                              | byte 27 of | \"more\"",
        "{descr: `<f4`}                                           | byte 11 of | text in quotes",
        "{`descr` `<f4`}                                          | byte 19 of | ':'",
        "{`descr`: `<f4}                                          | byte 25 of | the rest of a text",
        "{`descr`: `<\\f4`}                                       | byte 22 of | the rest of a text",
        "{`descr`: [(`a`, `<f4`)]}                                | byte 20 of | plain numbers",
        "{`fortran_order`: 0}                                     | byte 28 of | True or False",
        "{`fortran_order`: Truth}                                 | byte 31 of | True or False",
        "{`shape`: [2]}                                           | byte 20 of | '('",
        "{`shape`: (2)}                                           | byte 22 of | after the first extent",
        "{`shape`: (2,3 4)}                                       | byte 25 of | after at most 64 extents",
        "{`shape`: (,)}                                           | byte 21 of | an extent",
        "{`shape`: (-1,)}                                         | byte 21 of | an extent",
        "{`shape`: (2.0,)}                                        | byte 22 of | ','",
        "{`shape`: (2147483648,)}                                 | byte 30 of | below 2^31",
        "{`descr`: `<f4`, `fortran_order`: False, `shape`: (2,)}x | byte 65 of | the end of the header",
        "{`descr`: `O`, `fortran_order`: False, `shape`: (2,)}    | byte 10 of | a pickle, which is never run",
        "{`descr`: `<f3`, `fortran_order`: False, `shape`: (2,)}  | byte 10 of | \"<f3\"",
        "{`descr`: ``, `fortran_order`: False, `shape`: (2,)}     | byte 10 of | as '<f4'",
        "{`descr`: `<f4`, `fortran_order`: False, `shape`: (3,)}  | byte 65 of | 12 bytes for F32 [3]",
        "{`descr`: `<f4`, `fortran_order`: False, `shape`: (1,)}  | byte 65 of | found: 8 bytes",
        "{`descr`: `<f8`, `fortran_order`: False, `shape`: (2147483647,)}            | byte 10 of | below 2 GiB",
        "{`descr`: `<f8`, `fortran_order`: False, `shape`: (65536, 65536, 65536, 65536)} | byte 10 of | below 2 GiB"
      })
  void headersThatDoNotFit(String header, String offset, String expected) throws IOException {
    assertRefused(file("a.npy", header.replace('`', '\''), 8), offset, expected, "a.npy");
  }

  @Test
  void tooManyAxes() throws IOException {
    String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (%s), }\n";
    Path most = file("a.npy", header.formatted("1, ".repeat(64)), 4);
    assertEquals(64, Weights.read(most).get("a").shape().length);
    assertRefused(file("b.npy", header.formatted("1, ".repeat(65)), 4), "at most 64 extents");
  }

  @Test
  void versionsAndLengths() throws IOException {
    byte[] bytes = Files.readAllBytes(file("a.npy", PLAIN, 8));
    for (int version : new int[] {0, 4, -1}) {
      byte[] changed = bytes.clone();
      changed[6] = (byte) version;
      assertRefused(
          Files.write(folder.resolve("v.npy"), changed), "byte 6 of", "found: " + version + ".0");
    }
    byte[] minor = bytes.clone();
    minor[7] = 1;
    assertRefused(Files.write(folder.resolve("v.npy"), minor), "found: 1.1");
    byte[] wide = bytes.clone();
    wide[6] = 2; // whose length has four bytes, two of the header's
    assertRefused(Files.write(folder.resolve("v.npy"), wide), "byte 8 of", "at most 65536 bytes");
    byte[] longer = bytes.clone();
    longer[9] = 1;
    assertRefused(Files.write(folder.resolve("v.npy"), longer), "byte 10 of", "up to the end");
    for (int length = 6; length < bytes.length; length++) {
      assertRefused(Files.write(folder.resolve("cut.npy"), Arrays.copyOf(bytes, length)), "found");
    }
  }

  @Test
  void zeroSizesAreNotTakenTooSeriously() throws IOException {
    String shape = "(2147483647, 2147483647, 0, 2147483647)";
    String header = "{'descr': '>f8', 'fortran_order': True, 'shape': " + shape + "}";
    assertEquals(
        "F64 [2147483647, 2147483647, 0, 2147483647]",
        String.valueOf(Weights.read(file("a.npy", header, 0)).get("a")));
  }

  @Test
  void savesAndReads() throws IOException {
    Map<String, TensorData> tensors = new LinkedHashMap<>(Samples.tensors());
    Path file = folder.resolve("new/all.npz");
    Numpy.savez(file, tensors);
    assertEquals(tensors, Weights.read(file));
    assertEquals(List.copyOf(tensors.keySet()), List.copyOf(Weights.read(file).keySet()));
    for (TensorData tensor : tensors.values()) {
      Numpy.save(folder.resolve("x.npy"), tensor);
      assertEquals(Map.of("x", tensor), Weights.read(folder.resolve("x.npy")));
    }
  }

  @Test
  void refusesWhatNumpyHasNoTypeFor() throws IOException {
    TensorData brain = TensorData.of(DType.BF16, new byte[2], 1);
    Path file = folder.resolve("a.npy");
    Thrown.by(
        IllegalArgumentException.class,
        () -> Numpy.save(file, brain),
        "[L212] ",
        "BF16 [1]",
        "to(");
    Thrown.by(
        IllegalArgumentException.class,
        () -> Numpy.savez(file, Map.of("a", TensorData.of(new float[1], 1), "b", brain)),
        "[L212] ");
    Thrown.by(
        IllegalArgumentException.class,
        () -> Numpy.save(file, TensorData.of(new float[1], ones(65))),
        "[L212] ",
        "65 axes");
    Thrown.by(
        IllegalArgumentException.class,
        () -> Numpy.savez(file, Map.of("n".repeat(65_532), TensorData.of(new float[1], 1))),
        "[L212] ",
        "65532 bytes");
    assertThrows(
        CharacterCodingException.class,
        () -> Numpy.savez(file, Map.of("\uD83D", TensorData.of(new float[1], 1))));
    assertTrue(Files.notExists(file));
    try (var left = Files.list(folder)) {
      assertEquals(0, left.count());
    }
    Thrown.by(FileSystemException.class, () -> Numpy.savez(folder, Map.of()), "[L207] ");
  }

  private static int[] ones(int rank) {
    int[] ones = new int[rank];
    Arrays.fill(ones, 1);
    return ones;
  }

  @Test
  void manyArraysGetAWideDirectory() throws IOException {
    Map<String, TensorData> many = new LinkedHashMap<>();
    for (int i = 0; i < 65_536; i++) {
      many.put("" + i, TensorData.of(DType.U8, new byte[] {(byte) i}));
    }
    Path file = folder.resolve("many.npz");
    Numpy.savez(file, many);
    assertEquals(many, Weights.read(file));
  }
}
