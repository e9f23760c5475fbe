package dev.lathe.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.data.Thrown;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ReadOnlyBufferException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are read and written a tensor at a time. */
class MappedWeightsTest {
  @TempDir
  Path folder;

  private Path file = Path.of("");

  @BeforeEach
  void writeReference() throws IOException {
    file = Files.write(folder.resolve("w.safetensors"), Samples.reference());
  }

  private static Map<String, TensorType> types(Map<String, TensorData> tensors) {
    Map<String, TensorType> types = new LinkedHashMap<>();
    tensors.forEach((name, tensor) -> types.put(name, TensorType.of(tensor)));
    return types;
  }

  @Test
  void givesWhatReadingGives() throws IOException {
    WeightsFile whole = Weights.readWithMetadata(file);
    try (MappedWeights open = Weights.open(file)) {
      assertEquals(whole.metadata(), open.metadata());
      assertEquals(types(whole.tensors()), open.types());
      assertEquals(
          List.copyOf(whole.tensors().keySet()), List.copyOf(open.types().keySet()));
      for (String name : open.types().keySet()) {
        assertEquals(whole.tensors().get(name), open.tensor(name));
        byte[] mapped = new byte[(int) open.types().get(name).bytes()];
        open.map(name).get(mapped);
        assertArrayEquals(open.tensor(name).bytes(), mapped);
      }
      assertThrows(UnsupportedOperationException.class, () -> open.types().clear());
      assertThrows(UnsupportedOperationException.class, () -> open.metadata().clear());
    }
  }

  @Test
  void buffersOutliveTheFile() throws IOException {
    ByteBuffer buffer;
    try (MappedWeights open = Weights.open(file)) {
      buffer = open.map("b.weight");
      assertThrows(ReadOnlyBufferException.class, () -> buffer.put((byte) 1));
      assertEquals(ByteOrder.LITTLE_ENDIAN, buffer.order());
    }
    assertEquals(5f, buffer.getFloat(20));
  }

  @Test
  void refusesNamesAndUseAfterClosing() throws IOException {
    MappedWeights open = Weights.open(file);
    Thrown.by(
        IllegalArgumentException.class,
        () -> open.tensor("c"),
        "[L212] ",
        "w.safetensors",
        "\"c\"",
        "count, d, a.weight");
    Thrown.by(IllegalArgumentException.class, () -> open.map("c"), "[L212] ");
    open.close();
    open.close();
    Thrown.by(IllegalStateException.class, () -> open.tensor("d"), "[L214] ", "closed");
    Thrown.by(IllegalStateException.class, () -> open.map("d"), "[L214] ");
    assertEquals(11, open.types().size());
  }

  @Test
  void refusesOtherKindsAndBadFiles() throws IOException {
    Thrown.by(
        NoSuchFileException.class, () -> Weights.open(folder.resolve("none")), "[L207] ", "none");
    Numpy.savez(file, Samples.tensors());
    Thrown.by(WeightsFormatException.class, () -> Weights.open(file), "[L205] ", "a zip archive");
    byte[] cut = Arrays.copyOf(Samples.reference(), 500);
    Files.write(file, cut);
    Thrown.by(WeightsFormatException.class, () -> Weights.open(file), "[L205] ");
  }

  @Test
  void aFileThatBecomesShorterIsRefused() throws IOException {
    try (MappedWeights open = Weights.open(file)) {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.truncate(700);
      }
      Thrown.by(WeightsFormatException.class, () -> open.tensor("mask"), "[L205] ", "found: less");
    }
  }

  /** A header of 100 MB is claimed, and 99 of them are there: nothing of that size is allocated before the first claim fails. */
  @Test
  void claimsAreComparedWithTheFile() throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer claim = ByteBuffer.allocate(9).order(ByteOrder.LITTLE_ENDIAN);
      channel.write(claim.putLong(100_000_000).put((byte) '{').flip(), 0);
    }
    Thrown.by(
        WeightsFormatException.class, () -> Weights.open(file), "a header of 100000000 bytes");
    String entry =
        "{\"a\":{\"dtype\":\"F64\",\"shape\":[200000000],\"data_offsets\":[0,1600000000]}}";
    Files.write(file, Samples.file(entry, 8));
    Thrown.by(WeightsFormatException.class, () -> Weights.open(file), "where tensor 'a' ends");
  }

  @Test
  void writesOneTensorAtATime() throws IOException {
    Path copy = folder.resolve("copy.safetensors");
    List<String> asked = new ArrayList<>();
    try (MappedWeights open = Weights.open(file)) {
      Weights.write(copy, open.types(), open.metadata(), name -> {
        asked.add(name);
        return open.tensor(name);
      });
      assertEquals(List.copyOf(open.types().keySet()), asked);
    }
    assertArrayEquals(Samples.reference(), Files.readAllBytes(copy));
  }

  @Test
  void convertsWhileItWrites() throws IOException {
    try (MappedWeights open = Weights.open(file)) {
      Map<String, TensorType> types = new LinkedHashMap<>();
      types.put("b.weight", open.types().get("b.weight").as(DType.BF16));
      Weights.write(file, types, Map.of(), name -> open.tensor(name).to(DType.BF16));
    }
    assertEquals("BF16 [2, 3]", Weights.read(file).get("b.weight").toString());
    assertArrayEquals(
        new float[] {0, 1, 2, 3, 4, 5}, Weights.read(file).get("b.weight").toArray());
  }

  @Test
  void anotherTensorThanAnnouncedLeavesTheOldFile() throws IOException {
    TensorData tensor = TensorData.of(new float[] {1, 2}, 2);
    Map<String, TensorType> types = Map.of("a", new TensorType(DType.F32, List.of(2, 1)));
    Thrown.by(
        IllegalArgumentException.class,
        () -> Weights.write(file, types, Map.of(), name -> tensor),
        "[L201] ",
        "F32 [2, 1]",
        "'a'",
        "found: F32 [2]");
    assertThrows(
        IOException.class,
        () -> Weights.write(file, types, Map.of(), name -> {
          throw new IOException("gone");
        }));
    assertArrayEquals(Samples.reference(), Files.readAllBytes(file));
    try (var left = Files.list(folder)) {
      assertEquals(1, left.count());
    }
  }

  @Test
  void typesHaveASize() {
    TensorType type = new TensorType(DType.F4, List.of(3, 2));
    assertEquals(3, type.bytes());
    assertEquals(6, type.elements());
    assertEquals("F4 [3, 2]", type.toString());
    assertEquals(24, type.as(DType.F32).bytes());
    assertEquals(0, new TensorType(DType.F64, List.of(1 << 30, 1 << 30, 1 << 30, 0)).bytes());
    assertTrue(new TensorType(DType.U8, List.of(Integer.MAX_VALUE - 8)).bytes() > 2_147_483_638);
    for (List<Integer> shape :
        List.of(List.of(1), List.of(1 << 30, 1 << 30, 1 << 30), List.of(1 << 20, 1 << 13))) {
      Thrown.by(
          IllegalArgumentException.class,
          () -> new TensorType(DType.F4, shape),
          "[L201] ",
          "found: F4 " + shape);
    }
    Thrown.by(
        IllegalArgumentException.class,
        () -> new TensorType(DType.F32, List.of(-1)),
        "[L201] expected extents of at least 0");
  }
}
