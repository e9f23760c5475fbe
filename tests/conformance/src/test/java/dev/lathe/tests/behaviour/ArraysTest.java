package dev.lathe.tests.behaviour;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lathe.io.DType;
import dev.lathe.io.MappedWeights;
import dev.lathe.io.Numpy;
import dev.lathe.io.StateDicts;
import dev.lathe.io.TensorData;
import dev.lathe.io.Weights;
import dev.lathe.io.WeightsFormatException;
import dev.lathe.tests.Refusal;
import dev.lathe.tests.Site;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that NumPy and safetensors wrote, and files that they read: {@code reference/arrays.py} checks these bytes. */
class ArraysTest {
  /** Shapes of one array of each type, in the script's order. */
  private static final Map<DType, int[]> SHAPES = new LinkedHashMap<>();

  static {
    SHAPES.put(DType.BOOL, new int[] {2, 3});
    SHAPES.put(DType.I8, new int[] {});
    SHAPES.put(DType.U8, new int[] {5});
    SHAPES.put(DType.I16, new int[] {0, 4});
    SHAPES.put(DType.U16, new int[] {2, 3, 4});
    SHAPES.put(DType.I32, new int[] {1, 1});
    SHAPES.put(DType.U32, new int[] {3, 0});
    SHAPES.put(DType.I64, new int[] {4, 2});
    SHAPES.put(DType.U64, new int[] {7});
    SHAPES.put(DType.F16, new int[] {2, 2, 2, 2});
    SHAPES.put(DType.F32, new int[] {3, 3});
    SHAPES.put(DType.F64, new int[] {1});
    SHAPES.put(DType.C64, new int[] {6, 1});
  }

  @TempDir
  private Path folder;

  /** The script's lines, by the first column. */
  private static Map<String, List<String>> lines() throws IOException {
    Map<String, List<String>> lines = new TreeMap<>();
    for (String line : Files.readAllLines(Site.reference("arrays.txt"))) {
      String[] parts = line.split("\\|", 2);
      lines.computeIfAbsent(parts[0], file -> new ArrayList<>()).add(parts[1]);
    }
    return lines;
  }

  static Stream<String> good() throws IOException {
    return lines().keySet().stream()
        .filter(file -> !file.startsWith("bad") && !file.equals("rounded"));
  }

  static Stream<String> bad() throws IOException {
    return lines().keySet().stream().filter(file -> file.startsWith("bad"));
  }

  private static Path file(String name) {
    return Site.reference("arrays").resolve(name);
  }

  @ParameterizedTest
  @MethodSource("good")
  void tensorsAreWhatPythonPutIn(String name) throws Exception {
    List<String> read = new ArrayList<>();
    for (Map.Entry<String, TensorData> entry : Weights.read(file(name)).entrySet()) {
      TensorData tensor = entry.getValue();
      String shape = Arrays.toString(tensor.shape());
      read.add(
          String.join("|", entry.getKey(), tensor.dtype().name(), shape, hash(tensor.bytes())));
    }
    List<String> expected = lines().getOrDefault(name, List.of());
    assertEquals(expected.stream().sorted().toList(), read.stream().sorted().toList());
    if (name.endsWith(".npz")) {
      assertEquals(expected, read);
    }
  }

  @ParameterizedTest
  @MethodSource("bad")
  void whatIsNoArrayOfNumbersIsRefused(String name) throws IOException {
    String reason = lines().getOrDefault(name, List.of("")).get(0).substring("bad|".length());
    Refusal.check(
        WeightsFormatException.class, "L205", () -> Weights.read(file(name)), name, reason, "byte");
  }

  @Test
  void thereAreAllKindsOfThem() throws IOException {
    assertEquals(36, good().count());
    assertEquals(12, bad().count());
    assertEquals(Map.of(), Weights.read(file("nothing.npz")));
  }

  @Test
  void tensorsOfAnOpenFileAreThose() throws IOException {
    Path file = file("types.safetensors");
    Map<String, TensorData> whole = Weights.read(file);
    try (MappedWeights open = Weights.open(file)) {
      assertEquals(List.copyOf(whole.keySet()), List.copyOf(open.types().keySet()));
      assertEquals(Map.of("format", "pt"), open.metadata());
      for (String name : open.types().keySet()) {
        assertEquals(whole.get(name), open.tensor(name));
        byte[] mapped = new byte[open.map(name).remaining()];
        open.map(name).get(mapped);
        assertArrayEquals(open.tensor(name).bytes(), mapped);
      }
    }
  }

  /** The script's formula. */
  private static Map<String, TensorData> plain() {
    Map<String, TensorData> plain = new LinkedHashMap<>();
    SHAPES.forEach((type, shape) -> {
      int length = Arrays.stream(shape).reduce(1, Math::multiplyExact) * type.bits() / 8;
      byte[] bytes = new byte[length];
      for (int i = 0; i < length; i++) {
        bytes[i] = (byte) ((i * 37 + 11) % 256 % (type == DType.BOOL ? 2 : 256));
      }
      plain.put(type.name(), TensorData.of(type, bytes, shape));
    });
    return plain;
  }

  @Test
  void arraysAreTheScripts() throws IOException {
    for (Map.Entry<String, TensorData> array : plain().entrySet()) {
      Map<String, TensorData> read = Weights.read(file(array.getKey() + ".npy"));
      assertEquals(Map.of(array.getKey(), array.getValue()), read);
    }
  }

  @Test
  void arraysAreWrittenAsNumpyDoes() throws IOException {
    for (Map.Entry<String, TensorData> array : plain().entrySet()) {
      Path file = folder.resolve(array.getKey() + ".npy");
      Numpy.save(file, array.getValue());
      assertEquals(-1, Files.mismatch(file(array.getKey() + ".npy"), file), array.getKey());
    }
    Map<String, TensorData> arrays = new LinkedHashMap<>(plain());
    arrays.put("naïve/写真", TensorData.of(new double[] {0, 1, 2}, 3));
    arrays.put("", TensorData.of(new float[] {7}));
    Numpy.savez(folder.resolve("stored.npz"), arrays);
    assertEquals(-1, Files.mismatch(file("stored.npz"), folder.resolve("stored.npz")));
    Numpy.savez(folder.resolve("nothing.npz"), Map.of());
    assertEquals(-1, Files.mismatch(file("nothing.npz"), folder.resolve("nothing.npz")));
  }

  /** Bytes that the script reads with numpy.load and safetensors. */
  @Test
  void pythonReadsWhatIsWritten() throws IOException {
    Path out = Files.createDirectories(Site.output("arrays"));
    Map<String, TensorData> arrays = new LinkedHashMap<>(plain());
    Numpy.save(out.resolve("lathe.npy"), arrays.get("F64"));
    for (DType type : List.of(DType.F16, DType.BF16, DType.F32)) {
      String name = type == DType.BF16 ? "bfloat16" : "float" + type.bits();
      Path file = out.resolve("lathe-" + name + ".safetensors");
      Weights.write(file, StateDicts.to(arrays, type), Map.of("format", "pt"));
    }
    arrays.put("naïve/写真", arrays.get("U64"));
    Numpy.savez(out.resolve("lathe.npz"), arrays);
    for (String name : List.of(
        "lathe.npy",
        "lathe.npz",
        "lathe-float16.safetensors",
        "lathe-bfloat16.safetensors",
        "lathe-float32.safetensors")) {
      assertEquals(-1, Files.mismatch(file(name), out.resolve(name)), name);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"F16", "BF16", "F16 of F64"})
  void floatsAreRoundedToTheNearestEven(String what) throws Exception {
    float[] floats = patterns();
    TensorData tensor = TensorData.of(floats, floats.length);
    if (what.endsWith("F64")) {
      double[] doubles = new double[1 << 18];
      Arrays.setAll(doubles, i -> floats[i] * (1 + 0x1p-30));
      tensor = TensorData.of(doubles, doubles.length);
    }
    TensorData rounded = tensor.to(DType.valueOf(what.replace(" of F64", "")));
    String line = what + "|" + rounded.elements() + "|" + hash(rounded.bytes());
    assertEquals(
        List.of(line),
        lines().get("rounded").stream()
            .filter(expected -> expected.startsWith(what + "|"))
            .toList());
  }

  /** The script's bits: all magnitudes, ties between halves and between brain floats, and what is around them; no NaN. */
  private static float[] patterns() {
    ByteBuffer floats = ByteBuffer.allocate(4 * ((1 << 18) + 6 * (1 << 16)));
    for (int i = 0; i < 1 << 18; i++) {
      put(floats, i * 0x9E3779B1);
    }
    for (int off = -1; off <= 1; off++) {
      for (int i = 0; i < 1 << 16; i++) {
        put(floats, (i << 16) + 0x8000 + off);
      }
    }
    for (int off = -1; off <= 1; off++) {
      for (int i = 0; i < 1 << 16; i++) {
        put(floats, (i >> 15 << 31) + ((i & 0x7FFF) + (96 << 10) << 13) + 0x1000 + off);
      }
    }
    float[] patterns = new float[floats.flip().remaining() / 4];
    floats.asFloatBuffer().get(patterns);
    return patterns;
  }

  private static void put(ByteBuffer floats, int bits) {
    if (!Float.isNaN(Float.intBitsToFloat(bits))) {
      floats.putInt(bits);
    }
  }

  private static String hash(byte[] content) throws NoSuchAlgorithmException {
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
    return HexFormat.of().formatHex(hash);
  }
}
