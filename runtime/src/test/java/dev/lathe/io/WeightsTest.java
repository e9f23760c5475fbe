package dev.lathe.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.data.Thrown;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightsTest {
  @TempDir
  Path folder;

  private Path file = Path.of("");

  @BeforeEach
  void nameFile() {
    file = folder.resolve("w.safetensors");
  }

  @Test
  void writesWhatTheReferenceWrites() throws IOException {
    Weights.write(file, Samples.tensors(), Map.of("format", "pt"));
    assertArrayEquals(Samples.reference(), Files.readAllBytes(file));
  }

  @Test
  void readsWhatTheReferenceWrites() throws IOException {
    Files.write(file, Samples.reference());
    WeightsFile read = Weights.readWithMetadata(file);
    assertEquals(Samples.tensors(), read.tensors());
    assertEquals(Map.of("format", "pt"), read.metadata());
  }

  @Test
  void tensorsComeInTheOrderOfTheFile() throws IOException {
    Weights.write(file, Samples.tensors(), Map.of());
    assertEquals(
        List.of("count", "d", "a.weight", "b.weight", "empty", "half"),
        List.copyOf(Weights.read(file).keySet()).subList(0, 6));
  }

  @Test
  void roundTripsRandomTensors() throws IOException {
    for (int seed = 0; seed < 50; seed++) {
      Map<String, TensorData> tensors = random(new Random(seed));
      Map<String, String> metadata =
          Map.of("seed", "" + seed, "", "\u0000\t\"\u2028\uD83D\uDE00", "lathe.labels", "a,b");
      Weights.write(file, tensors, metadata);
      assertEquals(
          new WeightsFile(tensors, metadata), Weights.readWithMetadata(file), "seed " + seed);
    }
  }

  private static Map<String, TensorData> random(Random random) {
    Map<String, TensorData> tensors = new LinkedHashMap<>();
    for (int i = random.nextInt(8); i > 0; i--) {
      DType type = DType.values()[random.nextInt(DType.values().length)];
      int[] shape =
          random.ints(random.nextInt(4), 0, 4).map(extent -> 2 * extent).toArray();
      long elements = 1;
      for (int extent : shape) {
        elements *= extent;
      }
      if (elements * type.bits() % 8 == 0) {
        byte[] bytes = new byte[(int) elements * type.bits() / 8];
        random.nextBytes(bytes);
        tensors.put("t" + random.nextInt(100), TensorData.of(type, bytes, shape));
      }
    }
    return tensors;
  }

  /** Larger than the pieces in which files are read and written. */
  @Test
  void roundTripsAMegabyteAndMore() throws IOException {
    float[] values = new float[700_001];
    for (int i = 0; i < values.length; i++) {
      values[i] = i;
    }
    Weights.write(file, Map.of("large", TensorData.of(values, values.length)), Map.of());
    assertArrayEquals(values, Weights.read(file).get("large").toArray());
  }

  @Test
  void roundTripsNothing() throws IOException {
    Weights.write(file, Map.of(), Map.of());
    assertEquals(16, Files.size(file)); // {} and six blanks
    assertEquals(new WeightsFile(Map.of(), Map.of()), Weights.readWithMetadata(file));
  }

  @Test
  void metadataIsWrittenInOrderOfItsNames() throws IOException {
    Map<String, String> metadata = new LinkedHashMap<>();
    metadata.put("z", "1");
    metadata.put("a", "2");
    Weights.write(file, Map.of(), metadata);
    assertTrue(Files.readString(file).contains("{\"__metadata__\":{\"a\":\"2\",\"z\":\"1\"}}"));
    Iterator<String> names = Weights.readWithMetadata(file).metadata().keySet().iterator();
    assertEquals("a", names.next());
  }

  @Test
  void resultsCannotBeChanged() throws IOException {
    Weights.write(file, Samples.tensors(), Map.of("a", "b"));
    WeightsFile read = Weights.readWithMetadata(file);
    assertThrows(UnsupportedOperationException.class, () -> read.tensors().clear());
    assertThrows(UnsupportedOperationException.class, () -> read.metadata().clear());
  }

  @Test
  void aMissingFileIsNamed() {
    Thrown.by(
        java.nio.file.NoSuchFileException.class,
        () -> Weights.read(file),
        "[L207] expected a weight file",
        file.toString());
    assertEquals(
        file.toString(),
        assertThrows(java.nio.file.NoSuchFileException.class, () -> Weights.read(file))
            .getFile());
  }

  @Test
  void aFolderIsNoFile() {
    Thrown.by(
        java.nio.file.FileSystemException.class,
        () -> Weights.read(folder),
        "[L207] ",
        "found: the folder");
    Thrown.by(
        java.nio.file.FileSystemException.class,
        () -> Weights.write(folder, Map.of(), Map.of()),
        "[L207] expected a file to write to",
        "found: the folder");
  }

  @Test
  void makesMissingFolders() throws IOException {
    Path deep = folder.resolve("a/b/w.safetensors");
    Weights.write(deep, Map.of(), Map.of());
    assertEquals(Map.of(), Weights.read(deep));
  }

  @Test
  void refusesNamesThatCannotBeWritten() {
    TensorData tensor = TensorData.of(new float[1], 1);
    Thrown.by(
        IllegalArgumentException.class,
        () -> Weights.write(file, Map.of("__metadata__", tensor), Map.of()),
        "[L212] ",
        "__metadata__");
    assertThrows(
        CharacterCodingException.class,
        () -> Weights.write(file, Map.of("\uD83D", tensor), Map.of()));
    assertTrue(Files.notExists(file));
  }
}
