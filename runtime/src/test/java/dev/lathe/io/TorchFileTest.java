package dev.lathe.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.data.Thrown;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TorchFileTest {
  @TempDir
  Path folder;

  private Path file = Path.of("");

  @BeforeEach
  void nameFile() {
    file = folder.resolve("w.pt");
  }

  private Map<String, TensorData> read(byte[] bytes) throws IOException {
    Files.write(file, bytes);
    return Weights.read(file);
  }

  private Map<String, TensorData> read(String value) throws IOException {
    return read(Pickles.zip(Pickles.named("w", value)));
  }

  private static TensorData floats(String shape, float... values) {
    int[] extents = shape.isEmpty()
        ? new int[0]
        : List.of(shape.split(" ")).stream().mapToInt(Integer::parseInt).toArray();
    return TensorData.of(values, extents);
  }

  @Test
  void stridesAndOffsets() throws IOException {
    String all = Pickles.storage("FloatStorage", "0", 6);
    assertEquals(
        floats("2 3", 0, 1, 2, 3, 4, 5),
        read(Pickles.floats(Pickles.tuple(2, 3), Pickles.tuple(3, 1))).get("w"));
    assertEquals(
        floats("3 2", 0, 3, 1, 4, 2, 5),
        read(Pickles.floats(Pickles.tuple(3, 2), Pickles.tuple(1, 3))).get("w"));
    assertEquals(
        floats("2 2", 1, 2, 4, 5),
        read(Pickles.tensor(all, 1, Pickles.tuple(2, 2), Pickles.tuple(3, 1))).get("w"));
    assertEquals(
        floats("2", 1, 5),
        read(Pickles.tensor(all, 1, Pickles.tuple(2), Pickles.tuple(4))).get("w"));
    assertEquals(
        floats("2 1 2", 2, 2, 2, 2),
        read(Pickles.tensor(all, 2, Pickles.tuple(2, 1, 2), Pickles.tuple(0, 9, 0)))
            .get("w"));
    assertEquals(floats("", 5), read(Pickles.tensor(all, 5, ")", ")")).get("w"));
    assertEquals(
        floats("0 7"),
        read(Pickles.tensor(all, 6, Pickles.tuple(0, 7), Pickles.tuple(7, 1))).get("w"));
  }

  @Test
  void namesAreKeysWithDots() throws IOException {
    String tensor = Pickles.floats(Pickles.tuple(6), Pickles.tuple(1));
    String inner = "}(" + Pickles.text("b.c") + tensor + "K\7" + tensor + "G@\4\0\0\0\0\0\0"
        + tensor + "\u0088N" + "K\1]u";
    String list = "](" + tensor + "(N" + tensor + "te";
    String root = "}(" + Pickles.text("a") + inner + Pickles.text("é") + list + "u.";
    assertEquals(
        List.of("a.b.c", "a.7", "a.2.5", "é.0", "é.1.1"),
        List.copyOf(read(Pickles.zip(Pickles.START + root)).keySet()));
    assertEquals(
        List.of("tensor"),
        List.copyOf(read(Pickles.zip(Pickles.START + tensor + ".")).keySet()));
    assertEquals(Map.of(), read(Pickles.zip(Pickles.START + "N.")));
  }

  @Test
  void oneTensorOfManyNamesIsReadOnce() throws IOException {
    String tensor = Pickles.floats(Pickles.tuple(5), Pickles.tuple(1));
    Map<String, TensorData> both = read("(" + tensor + "q\1h\1" + tensor + "t");
    assertSame(both.get("w.0"), both.get("w.1"));
    assertEquals(both.get("w.0"), both.get("w.2"));
  }

  @Test
  void whatElseStandsInCheckpoints() throws IOException {
    String tensor = Pickles.floats(Pickles.tuple(6), Pickles.tuple(1));
    String parameter =
        "ctorch._utils\n_rebuild_parameter\n(" + tensor + "\u0088" + Pickles.DICTIONARY + "tR";
    String young = "ctorch._utils\n_rebuild_tensor_v3\n((" + Pickles.text("storage")
        + "ctorch.storage\nUntypedStorage\n" + Pickles.text("0") + "NK\u0018tQK\1(K\3t(K\1t\u0089N"
        + "ctorch\nuint64\ntR";
    String old = "ctorch._utils\n_rebuild_tensor\n(" + Pickles.storage("FloatStorage", "0", 6)
        + "K\0(K\6t(K\1ttR";
    String two = "ccollections\nOrderedDict\n(](](U\1a" + tensor + "eetR"; // of Python 2
    String counter = "ccollections\nCounter\n}K\1K\2s\u0085R";
    String device = "ctorch\ndevice\n" + Pickles.text("cpu") + "\u0085R";
    String size = "ctorch\nSize\n" + Pickles.tuple(1, 2) + "\u0085R";
    String dictionary = Pickles.DICTIONARY + "}" + Pickles.text("_metadata") + "}sb";
    String numbers = "J\u00FF\u00FF\u00FF\u00FF\u008A\0\u008A\u0009\0\0\0\0\0\0\0\0\1";
    Map<String, TensorData> read = read("(" + parameter + old + two + counter + device + size
        + dictionary + numbers + "N\u0087\u0086ctorch\nfloat8_e5m2\n" + "t");
    assertEquals(List.of("w.0", "w.1", "w.2.a"), List.copyOf(read.keySet()));
    for (TensorData each : read.values()) {
      assertEquals(floats("6", 0, 1, 2, 3, 4, 5), each);
    }
    Thrown.by(WeightsFormatException.class, () -> read(young), "its last element at byte 32");
    TensorData longs = read(young.replace("(K\3t", "(K\2t")).get("w");
    assertEquals(DType.U64, longs.dtype());
    assertEquals(16, longs.bytes().length);
  }

  @Test
  void foldersOfAnyNameAndDeflatedEntries() throws IOException {
    Map<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("any name/data/0", Pickles.count(6));
    entries.put("any name/data/", new byte[0]);
    entries.put(
        "any name/data.pkl",
        Pickles.bytes(Pickles.named("w", Pickles.floats(Pickles.tuple(6), Pickles.tuple(1)))));
    entries.put("any name/version", new byte[] {'3'});
    assertEquals(
        floats("6", 0, 1, 2, 3, 4, 5),
        read(Pickles.zip(entries, ZipEntry.DEFLATED)).get("w"));
  }

  @Test
  void otherByteOrder() throws IOException {
    byte[] big = {1, 2, 3, 4, 5, 6, 7, 8};
    for (String type : List.of("FloatStorage 2", "ComplexFloatStorage 1")) {
      String[] parts = type.split(" ");
      long elements = Long.parseLong(parts[1]);
      String storage = Pickles.storage(parts[0], "0", elements);
      Map<String, byte[]> entries = new LinkedHashMap<>();
      String tensor = Pickles.tensor(storage, 0, Pickles.tuple(elements), Pickles.tuple(1));
      entries.put("data.pkl", Pickles.bytes(Pickles.named("w", tensor)));
      entries.put("data/0", big);
      entries.put("byteorder", "big".getBytes(StandardCharsets.UTF_8));
      TensorData tensorRead = read(Pickles.zip(entries, ZipEntry.STORED)).get("w");
      assertArrayEquals(new byte[] {4, 3, 2, 1, 8, 7, 6, 5}, tensorRead.bytes());
    }
  }

  @Test
  void theOldForm() throws IOException {
    String view = Pickles.tensor(
        Pickles.storage("FloatStorage", "7", 6).replace("tQ", "NtQ"),
        1,
        Pickles.tuple(2, 2),
        Pickles.tuple(1, 2));
    byte[] storage = new byte[8 + 24];
    storage[0] = 6;
    System.arraycopy(Pickles.count(6), 0, storage, 8, 24);
    byte[] bytes = Pickles.old(Pickles.named("w", view), "](U\0017e", storage);
    assertEquals(floats("2 2", 1, 3, 2, 4), read(bytes).get("w"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"w.pt", "w.pth"})
  void writesWhatItReads(String name) throws IOException {
    Map<String, TensorData> tensors = Samples.tensors();
    tensors.put("", TensorData.of(new float[70_000], 1, 70_000));
    Weights.write(folder.resolve(name), tensors);
    Map<String, TensorData> read = Weights.read(folder.resolve(name));
    assertEquals(new ArrayList<>(tensors.entrySet()), new ArrayList<>(read.entrySet()));
    byte[] bytes = Files.readAllBytes(folder.resolve(name));
    assertEquals('P', bytes[0]);
    Weights.write(folder.resolve(name), tensors);
    assertArrayEquals(bytes, Files.readAllBytes(folder.resolve(name)));
  }

  @Test
  void otherNamesMakeSafetensors() throws IOException {
    Weights.write(folder.resolve("w.safetensors"), Samples.tensors());
    assertEquals(Samples.tensors(), Weights.read(folder.resolve("w.safetensors")));
    assertEquals('{', Files.readAllBytes(folder.resolve("w.safetensors"))[8]);
  }

  /** More than the end record of zip can count. */
  @Test
  void manyTensors() throws IOException {
    Map<String, TensorData> tensors = new LinkedHashMap<>();
    for (int i = 0; i < 65_540; i++) {
      tensors.put("p" + i, TensorData.of(DType.U8, new byte[] {(byte) i}, 1));
    }
    Weights.write(file, tensors);
    assertEquals(tensors, Weights.read(file));
  }

  @Test
  void whatCannotBeWrittenLeavesNothing() throws IOException {
    Map<String, TensorData> narrow = Map.of("a", TensorData.of(DType.F4, new byte[1], 2));
    Thrown.by(
        IllegalArgumentException.class,
        () -> Weights.write(file, narrow),
        "[L212] expected types that PyTorch has",
        "F4 [2]",
        ".safetensors");
    Thrown.by(IOException.class, () -> Weights.write(file, Map.of("\uD800", floats("", 1))));
    assertFalse(Files.exists(file));
    assertTrue(Files.isDirectory(folder));
    Path named = Files.createDirectory(folder.resolve("folder.pt"));
    Thrown.by(FileSystemException.class, () -> Weights.write(named, Map.of()), "[L207]");
  }
}
