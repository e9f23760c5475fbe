package dev.lathe.processor.errors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.testing.compile.Compilation;
import com.google.testing.compile.Compiler;
import dev.lathe.io.DType;
import dev.lathe.io.TensorData;
import dev.lathe.io.Weights;
import dev.lathe.processor.NetworkProcessor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.StandardLocation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files of weights that are not there, are none, or do not fit; and locks that say what fits. */
class WeightsMistakesTest {
  private static final String NETWORK = """
      @Network(input = 4, weights = "net.safetensors"%s) @MSELoss @SGD
      class Net {
        @Linear(3) Layer hidden;
        @Linear(2) Layer out;
      }
      """;

  @TempDir
  private Path folder;

  private Map<String, TensorData> tensors;

  @BeforeEach
  void fill() {
    tensors = new LinkedHashMap<>();
    tensors.put("hidden.weight", zeros(3, 4));
    tensors.put("hidden.bias", zeros(3));
    tensors.put("out.weight", zeros(2, 3));
    tensors.put("out.bias", zeros(2));
  }

  private static TensorData zeros(int... shape) {
    return TensorData.of(new float[Arrays.stream(shape).reduce(1, Math::multiplyExact)], shape);
  }

  private Path file() {
    return folder.resolve("net.safetensors");
  }

  private Compilation compile(String source, String... options) {
    Stream<String> all = Stream.concat(Stream.of(Mistakes.NO_VECTORS), Stream.of(options));
    return Compiler.javac()
        .withProcessors(new NetworkProcessor())
        .withOptions(all.toArray())
        .compile(Mistakes.file(source));
  }

  private Compilation compile() {
    return compile(NETWORK.formatted(""), "-Alathe.weights=" + folder);
  }

  private static String messages(Compilation compilation) {
    return compilation.diagnostics().stream()
        .map(Mistakes::message)
        .collect(Collectors.joining("\n"));
  }

  private String write(Map<String, String> metadata) throws IOException {
    Weights.write(file(), tensors, metadata);
    return messages(compile());
  }

  private static String generated(Compilation compilation, String suffix) throws IOException {
    for (JavaFileObject source : compilation.generatedSourceFiles()) {
      if (source.getName().endsWith("Net" + suffix + ".java")) {
        return source.getCharContent(true).toString();
      }
    }
    return "";
  }

  @Test
  void whatFitsIsPackedBesideTheClasses() throws IOException {
    assertEquals("", write(Map.of("format", "pt")));
    Compilation compilation = compile();
    JavaFileObject packed = compilation
        .generatedFile(StandardLocation.CLASS_OUTPUT, "app/net.safetensors")
        .orElseThrow();
    assertEquals(Files.size(file()), packed.openInputStream().readAllBytes().length);
    assertTrue(generated(compilation, "Model").contains("NetModel pretrained()"));
    assertEquals("", generated(compilation, "Predictor"));
  }

  /** The option's folder goes before the source path, and that before the class path. */
  @Test
  void placesToLookIn() throws IOException {
    Weights.write(file(), tensors, Map.of("at", "option"));
    for (String place : List.of("sources", "classes")) {
      Path at = folder.resolve(place).resolve("app/net.safetensors");
      Weights.write(at, tensors, Map.of("at", place));
    }
    String classPath = System.getProperty("java.class.path")
        + java.io.File.pathSeparator
        + folder.resolve("classes");
    String sourcePath = folder.resolve("sources").toString();
    String source = NETWORK.formatted("");
    assertEquals("classes", packed(compile(source, "-cp", classPath)));
    assertEquals("sources", packed(compile(source, "-cp", classPath, "-sourcepath", sourcePath)));
    assertEquals(
        "option",
        packed(compile(
            source, "-cp", classPath, "-sourcepath", sourcePath, "-Alathe.weights=" + folder)));
  }

  private static String packed(Compilation compilation) throws IOException {
    assertEquals("", messages(compilation));
    JavaFileObject file = compilation
        .generatedFile(StandardLocation.CLASS_OUTPUT, "app/net.safetensors")
        .orElseThrow();
    String text = new String(file.openInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    return text.replaceAll("(?s).*\"at\":\"(\\w+)\".*", "$1");
  }

  @Test
  void missingFile() {
    assertEquals(
        """
        [L128] expected a file of weights
        found: nothing at app/net.safetensors on the source path and the class path
        fix:   put there what save wrote, or compile with -Alathe.weights=off to train first""",
        Mistakes.in(
            "@Network(input = 4, weights = \"net.safetensors\") @MSELoss @SGD class Net { // <- L128 at \"net.safetensors\"\n"
                + "  @Linear(3) Layer out;\n}"));
    assertTrue(messages(compile()).contains("the class path; nor in " + folder));
  }

  @Test
  void offLooksForNoFile() throws IOException {
    Compilation compilation =
        compile(NETWORK.formatted(", inference = true"), "-Alathe.weights=off");
    assertEquals("", messages(compilation));
    assertTrue(generated(compilation, "Predictor").contains("L207"));
  }

  @Test
  void predictorWithoutWeights() {
    assertEquals(
        """
        [L128] expected weights in @Network where inference is true
        found: none
        fix:   name the file that save wrote: weights = "digits.safetensors", say""",
        Mistakes.in(
            "@Network(input = 4, inference = true) @MSELoss @SGD class Net { // <- L128 at true\n"
                + "  @Linear(3) Layer out;\n}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"../net", "a//b", "/", "one two", "a\\\\b", "./net"})
  void namesThatCanBeNone(String name) {
    String source = NETWORK.formatted("").replace("net.safetensors", name);
    assertEquals("""
        [L128] expected the name of a file that javac takes, with a slash between folders
        found: "%s"
        fix:   write weights = "digits.safetensors", say, without blanks""".formatted(name.replace("\\\\", "\\")), messages(compile(source)));
  }

  @Test
  void folderThatCanBeNone() {
    String message = messages(compile(NETWORK.formatted(""), "-Alathe.weights=\0"));
    assertTrue(message.contains("[L128] expected -Alathe.weights to name a folder"), message);
  }

  @Test
  void filesThatAreNone() throws IOException {
    Files.writeString(file(), "hello world, no weights");
    refused(
        "no safetensors file: \"hello wo\" at byte 0, where the length of a safetensors header belongs");
    Files.writeString(file(), "");
    refused("no safetensors file: nothing at byte 0");
  }

  private void refused(String found) {
    String message = messages(compile());
    assertTrue(message.contains("[L128] expected a safetensors file in net.safetensors"), message);
    assertTrue(message.contains(found), message);
  }

  private void write(long announced, String header) throws IOException {
    byte[] bytes = (" ".repeat(8) + header).getBytes(StandardCharsets.ISO_8859_1);
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(0, announced);
    Files.write(file(), bytes);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '\u00a7', textBlock = """
      1          | {}              | at byte 0, where the length of a safetensors header belongs
      -1         | {}              | at byte 0, where the length of a safetensors header belongs
      100000001  | {}              | at byte 0, where the length of a safetensors header belongs
      99999999   | {}              | the end at byte 10, where a header of 99999999 bytes belongs
      2          | {}more          | 4 bytes of no tensor at byte 10
      2          | {x              | 'x' at byte 9, where '"' belongs
      2          | []              | '[' at byte 8, where '{' belongs
      2          | {\u00ff         | other bytes at byte 8, where UTF-8 belongs
      7          | {"a":1}         | something else at byte 8, where dtype, shape and data_offsets of a
      15         | {"a":1,"a":2} } | '"' at byte 15, where every name once belongs
      7          | {"\\q":1         | an escape belongs
      """)
  void headersThatAreNone(long announced, String header, String found) throws IOException {
    write(announced, header);
    refused(found);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '\u00a7', textBlock = """
      [1,9223372036854775,9],"data_offsets":[0,4] | as many bytes as a
      [1,99999999999999999999],"data_offsets":[0,4] | something else at byte 8
      [1],"data_offsets":[0,8]                    | as many bytes as a [1] needs belongs
      [1],"data_offsets":[4,0]                    | as many bytes as a [1] needs belongs
      [1],"data_offsets":[4,8]                    | a gap or an overlap at byte
      [1],"data_offsets":[0,4]                    | the end of the file at byte
      [-1],"data_offsets":[0,4]                   | something else at byte 8
      """)
  void layoutsThatCannotBe(String rest, String found) throws IOException {
    String header = "{\"a\":{\"dtype\":\"F32\",\"shape\":" + rest + "}}";
    write(header.length(), header);
    refused(found);
  }

  @Test
  void deepHeadersAreRefused() throws IOException {
    String header = "{\"a\":" + "[".repeat(100_000);
    write(header.length(), header);
    assertTrue(messages(compile()).contains("where at most 16 levels belongs"));
  }

  @Test
  void everyDifferenceIsListed() throws IOException {
    tensors.remove("hidden.bias");
    tensors.put("out.weight", zeros(3, 2));
    tensors.put("out.bias", TensorData.of(DType.F8_E4M3, new byte[2], 2));
    tensors.put("extra", zeros(1));
    String message = write(Map.of());
    assertTrue(message.startsWith("[L129] expected the weights of Net, fingerprint "), message);
    assertTrue(
        message.contains(
            "found: missing hidden.bias [3]; out.weight [3, 2] where [2, 3] belongs; out.bias of type F8_E4M3, which holds no numbers that can be read; unexpected extra\n"),
        message);
  }

  @Test
  void anotherFingerprint() throws IOException {
    String message = write(Map.of("lathe.fingerprint", "0123456789abcdef"));
    assertTrue(
        message.contains(
            "found: fingerprint 0123456789abcdef: names and shapes agree, so layers, their options, features or labels were changed\n"),
        message);
    assertTrue(message.contains("-Alathe.weights=off compiles it without"), message);
    tensors.remove("out.bias");
    assertTrue(write(Map.of("lathe.fingerprint", "0123456789abcdef"))
        .contains("missing out.bias [2]; fingerprint 0123456789abcdef\n"));
  }

  private static final String LOCKED = """
      @Network(input = 4) @MSELoss @SGD
      class Net {
        @Linear(3) Layer hidden;
        @Linear(2) Layer out;
      }
      """;

  private String lock(String source, String... more) {
    return messages(compile(
        source,
        Stream.concat(Stream.of("-Alathe.lock=" + folder), Stream.of(more))
            .toArray(String[]::new)));
  }

  @Test
  void locksSayWhatIsSaved() throws IOException {
    Path file = folder.resolve("app.Net.lock");
    assertEquals("", lock(LOCKED));
    List<String> lines = Files.readAllLines(file);
    assertEquals(
        List.of("hidden.weight [3, 4]", "hidden.bias [3]", "out.weight [2, 3]", "out.bias [2]"),
        lines.subList(2, lines.size()));
    assertTrue(lines.get(1).matches("fingerprint [0-9a-f]{16}"));
    assertEquals("", lock(LOCKED));
    Files.write(
        file, Stream.concat(lines.stream().skip(3), lines.stream().limit(3)).toList());
    assertEquals("", lock(LOCKED), "order does not matter");
  }

  @Test
  void lockedChangesDoNotCompile() throws IOException {
    Path file = folder.resolve("app.Net.lock");
    assertEquals("", lock(LOCKED));
    byte[] before = Files.readAllBytes(file);
    String changed = LOCKED.replace("Linear(3)", "Linear(5)");
    String message = lock(changed);
    assertTrue(
        message.startsWith(
            "[L130] expected what was saved before to fit still, as app.Net.lock says\nfound: no more: fingerprint "),
        message);
    assertTrue(message.contains("; no more: hidden.weight [3, 4]; "), message);
    assertTrue(message.contains("; new: out.weight [2, 5]"), message);
    assertTrue(message.contains("or compile once with -Alathe.lock.update=true"), message);
    assertTrue(Arrays.equals(before, Files.readAllBytes(file)));
    assertEquals("", lock(changed, "-Alathe.lock.update=true"));
    assertEquals("", lock(changed));
    assertFalse(Arrays.equals(before, Files.readAllBytes(file)));
    Files.delete(file);
    assertEquals("", lock(LOCKED));
    assertTrue(Arrays.equals(before, Files.readAllBytes(file)));
  }

  @Test
  void lockThatCannotBeWritten() throws IOException {
    Files.writeString(folder.resolve("file"), "");
    String message = messages(compile(LOCKED, "-Alathe.lock=" + folder.resolve("file/locks")));
    assertTrue(message.contains("[L110] expected -Alathe.lock to name a folder"), message);
    assertTrue(messages(compile(LOCKED, "-Alathe.lock")).contains("[L110] expected -Alathe.lock"));
  }

  @Test
  void nothingIsLockedWhereSomethingIsWrong() {
    assertTrue(lock(NETWORK.formatted("")).contains("[L128]"));
    assertFalse(Files.exists(folder.resolve("app.Net.lock")));
  }
}
