package dev.lathe.tests.userproject;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.io.DType;
import dev.lathe.io.TensorData;
import dev.lathe.io.Weights;
import dev.lathe.io.WeightsFile;
import dev.lathe.tests.Command;
import dev.lathe.tests.Jvm;
import dev.lathe.tests.Site;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Predictors in a JVM that has no jar of ours, against models: the same answers, bit for bit, in few bytes. */
class PredictorTest {
  private static final List<String> NETWORKS =
      List.of("Digits", "Flowers", "Shapes", "Words", "Fusion", "Inputs");

  @TempDir
  private static Path folder;

  private static Path weights;
  private static Path alone;
  private static Path both;

  @BeforeAll
  static void trainAndShip() throws IOException {
    weights = folder.resolve("weights");
    Path training = folder.resolve("training");
    write(training, List.of("Save"), text -> text);
    compile(training, List.of("annotations", "runtime"), "-Alathe.weights=off");
    Jvm.with(training, Site.jar("runtime")).run("app.Save", weights.toString());
    alone = folder.resolve("alone");
    write(alone, List.of("Ask", "Keep"), PredictorTest::withoutModels);
    compile(alone, List.of("annotations"), "-Alathe.weights=" + weights);
    both = folder.resolve("both");
    write(both, List.of("Ask", "Keep"), text -> text);
    compile(both, List.of("annotations", "runtime"), "-Alathe.weights=" + weights);
  }

  private static String withoutModels(String text) {
    return text.replace("Model", "Predictor");
  }

  /** Puts the networks and programs into a folder. */
  private static void write(
      Path to, List<String> programs, java.util.function.UnaryOperator<String> change)
      throws IOException {
    Files.createDirectories(to.resolve("app"));
    for (String name : Stream.concat(NETWORKS.stream(), programs.stream()).toList()) {
      String text = UserProject.read("shipping/" + name + ".java");
      String changed = programs.contains(name) ? change.apply(text) : text;
      Files.writeString(to.resolve("app").resolve(name + ".java"), changed);
    }
  }

  /** Compiles what is in a folder to that folder, which must give no warning. */
  private static void compile(Path folder, List<String> jars, String... options)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "javac").toString());
    command.addAll(List.of("-J-XX:TieredStopAtLevel=1", "-J-XX:+UseSerialGC")); // starts faster
    command.addAll(List.of("-Xlint:all,-processing,-path", "-Alathe.vector=off"));
    command.addAll(List.of("-processorpath", Site.jar("processor").toString()));
    command.add("-cp");
    command.add(String.join(
        File.pathSeparator, jars.stream().map(jar -> Site.jar(jar).toString()).toList()));
    command.addAll(List.of("-d", folder.toString()));
    command.addAll(Arrays.asList(options));
    try (Stream<Path> sources = Files.list(folder.resolve("app"))) {
      sources
          .map(Path::toString)
          .filter(name -> name.endsWith(".java"))
          .sorted()
          .forEach(command::add);
    }
    Command.Result result = Command.run(folder, command);
    assertEquals(0, result.exit(), result.output());
    assertEquals("", result.output());
  }

  @Test
  void answersOfTheModelsWithoutAnyJarOfOurs() throws IOException {
    String models = Jvm.with(both, Site.jar("runtime")).run("app.Ask");
    String predictors = Jvm.with(alone).run("app.Ask");
    assertEquals(models, predictors);
    assertEquals(62, predictors.lines().count(), predictors);
    assertTrue(predictors.endsWith("\n7\n"), "seven different examples: " + predictors);
    for (String code : List.of("L201", "L211", "L215")) {
      assertTrue(predictors.contains("[" + code + "] expected "), predictors);
    }
  }

  @Test
  void nothingElseIsGeneratedWithoutTheRuntime() throws IOException {
    try (Stream<Path> files = Files.list(alone.resolve("app"))) {
      List<String> generated = files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.startsWith("Digits"))
          .filter(name -> !name.contains("$"))
          .sorted()
          .toList();
      assertEquals(
          List.of("Digits.class", "Digits.java", "DigitsPredictor.class", "DigitsPredictor.java"),
          generated);
    }
  }

  @ParameterizedTest
  @CsvSource({"Digits, 80000", "Flowers, 52000", "Shapes, 80000", "Words, 80000", "Fusion, 80000"})
  void classesAreSmall(String network, long most) throws IOException {
    long size = 0;
    try (Stream<Path> files = Files.list(alone.resolve("app"))) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        size += name.matches(network + "Predictor(\\$.*)?\\.class") ? Files.size(file) : 0;
      }
    }
    assertTrue(size > 10_000, network + ": " + size + " bytes");
    assertTrue(size < most, network + ": " + size + " bytes");
  }

  /** Halves and bfloats are weights as well; numbers that these cannot hold were rounded before. */
  @Test
  void narrowWeights() throws IOException {
    Path narrow = folder.resolve("narrow");
    Files.createDirectories(narrow.resolve("models"));
    for (String name : List.of("digits", "models/flowers", "shapes", "words", "fusion")) {
      WeightsFile file = Weights.readWithMetadata(weights.resolve(name + ".safetensors"));
      Map<String, TensorData> tensors = new LinkedHashMap<>();
      file.tensors().forEach((tensor, data) -> tensors.put(tensor, narrowed(tensor, data)));
      Weights.write(narrow.resolve(name + ".safetensors"), tensors, file.metadata());
    }
    Path models = folder.resolve("narrow-models");
    write(models, List.of("Ask"), text -> text);
    compile(models, List.of("annotations", "runtime"), "-Alathe.weights=" + narrow);
    Path predictors = folder.resolve("narrow-predictors");
    write(predictors, List.of("Ask"), PredictorTest::withoutModels);
    compile(predictors, List.of("annotations"), "-Alathe.weights=" + narrow);
    String expected = Jvm.with(models, Site.jar("runtime")).run("app.Ask");
    assertEquals(expected, Jvm.with(predictors).run("app.Ask"));
    assertFalse(expected.equals(Jvm.with(alone).run("app.Ask")), "rounding changes something");
  }

  /** Weights as bfloats, biases as halves where that is exact enough to be told apart from them, figures of features as floats. */
  private static TensorData narrowed(String name, TensorData data) {
    if (data.dtype() == DType.F64) {
      return TensorData.of(data.toArray(), data.shape());
    }
    float[] values = data.toArray();
    ByteBuffer bytes = ByteBuffer.allocate(2 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (float value : values) {
      bytes.putShort((short) (Float.floatToRawIntBits(value) >>> 16));
    }
    boolean half = name.endsWith("bias"); // the same bits mean other numbers, which is as good here
    return TensorData.of(half ? DType.F16 : DType.BF16, bytes.array(), data.shape());
  }

  @Test
  void otherWeightsOfTheSameLayout() throws IOException {
    Path program = folder.resolve("other");
    Path classes = Files.createDirectories(program.resolve("app"));
    Files.writeString(classes.resolve("Other.java"), """
        package app;

        public final class Other {
          public static void main(String[] arguments) {
            for (String file : arguments) {
              try {
                DigitsPredictor digits = DigitsPredictor.load(java.nio.file.Path.of(file));
                System.out.println(java.util.Arrays.toString(digits.forward(new float[784])));
              } catch (java.io.IOException e) {
                System.out.println(e.getMessage());
              }
            }
          }
        }
        """);
    List<String> command = List.of(
        Path.of(System.getProperty("java.home"), "bin", "javac").toString(),
        "-proc:none",
        "-cp",
        alone.toString(),
        "-d",
        program.toString(),
        classes.resolve("Other.java").toString());
    assertEquals(0, Command.run(program, command).exit());
    Path file = weights.resolve("digits.safetensors");
    byte[] whole = Files.readAllBytes(file);
    WeightsFile read = Weights.readWithMetadata(file);
    Map<String, TensorData> zeros = new LinkedHashMap<>();
    read.tensors()
        .forEach((name, data) ->
            zeros.put(name, TensorData.of(new float[(int) data.elements()], data.shape())));
    Weights.write(program.resolve("zeros"), zeros, read.metadata());
    Weights.write(program.resolve("renamed"), zeros, Map.of("format", "pt"));
    Files.write(program.resolve("short"), Arrays.copyOf(whole, whole.length - 1));
    Files.write(program.resolve("cut"), Arrays.copyOf(whole, 100));
    Files.write(program.resolve("long"), Arrays.copyOf(whole, whole.length + 1));
    String output = Jvm.with(program, alone)
        .run(
            "app.Other",
            Stream.of("zeros", "renamed", "short", "cut", "long", "none", "app")
                .map(name -> program.resolve(name).toString())
                .toArray(String[]::new));
    String refused = """
        [L206] expected weights laid out as those that this class was compiled with
          found: %s
          fix:   compile the network again with this file as its weights
        """;
    assertEquals(
        "[0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0]\n"
            + refused.formatted("another header, of other tensors, types or metadata")
            + refused.formatted("the end of the file after part of a tensor")
            + refused.formatted("another header, of other tensors, types or metadata")
            + refused.formatted("more bytes behind the last tensor")
            + missing("nothing at " + program.resolve("none"))
            + missing("something that is no file at " + classes),
        output);
  }

  private static String missing(String found) {
    return """
        [L207] expected a weight file
          found: %s
          fix:   check the path
        """.formatted(found);
  }

  /** A stream holds the place of the weights, for another JVM to load them. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void serialized(boolean models) throws IOException {
    Path classes = models ? both : alone;
    Path[] path = models ? new Path[] {classes, Site.jar("runtime")} : new Path[] {classes};
    Path stream = folder.resolve("stream-" + models);
    String name = stream.toString();
    Path packed = weights.resolve("models/flowers.safetensors");
    String written = Jvm.with(path).run("app.Keep", name, "");
    assertTrue(Files.size(stream) < 250, () -> stream.toFile().length() + " bytes");
    assertEquals(written, Jvm.with(path).run("app.Keep", name));
    Path moved = Files.createDirectories(folder.resolve("moved-" + models)).resolve("weights");
    Files.copy(packed, moved);
    assertEquals(written, Jvm.with(path).run("app.Keep", name, moved.toString()));
    assertEquals(written, Jvm.with(path).run("app.Keep", name));
    Files.write(moved, changed(packed));
    String refused = "[L206] expected the weights that were serialized by reference to ";
    assertEquals(refused + moved + """

              found: other weights, written there since
              fix:   put those back, or serialize what is there now
            cause: none
            """, Jvm.with(path).run("app.Keep", name));
    Files.delete(moved);
    assertEquals(
        refused
            + moved
            + """

              found: none that can be loaded: [L207] expected a weight file; found: nothing at %s; fix:   check the path
              fix:   put those back, or serialize what is there now
            cause: %s
            """.formatted(
                moved,
                models ? "dev.lathe.io.PathChecks$Missing" : "java.nio.file.NoSuchFileException"),
        Jvm.with(path).run("app.Keep", name));
  }

  /** The file with another last weight. */
  private static byte[] changed(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 1] ^= 1;
    return bytes;
  }

  /** A jar of a later version has other weights in its resource, in the same layout. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void serializedWithAnotherResource(boolean models) throws IOException {
    Path classes = models ? both : alone;
    Path[] path = models ? new Path[] {classes, Site.jar("runtime")} : new Path[] {classes};
    Path stream = folder.resolve("resource-" + models);
    Jvm.with(path).run("app.Keep", stream.toString(), "");
    Path later = Files.createDirectories(folder.resolve("later-" + models + "/models"));
    Files.write(
        later.resolve("flowers.safetensors"),
        changed(weights.resolve("models/flowers.safetensors")));
    List<Path> before = new ArrayList<>(List.of(later.getParent()));
    before.addAll(List.of(path));
    String output = Jvm.with(before.toArray(Path[]::new)).run("app.Keep", stream.toString());
    assertEquals("""
        [L206] expected the weights that were serialized by reference to /models/flowers.safetensors
          found: other weights, written there since
          fix:   put those back, or serialize what is there now
        cause: none
        """, output);
  }

  @Test
  void withoutItsResource() throws IOException {
    Path stripped = Files.createDirectories(folder.resolve("stripped/app"));
    try (Stream<Path> files = Files.list(alone.resolve("app"))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".class")).toList()) {
        Files.copy(file, stripped.resolve(file.getFileName()));
      }
    }
    List<String> command = List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-cp",
        folder.resolve("stripped").toString(),
        "app.Ask");
    Command.Result result = Command.run(folder, command);
    assertEquals(1, result.exit(), result.output());
    assertTrue(
        result
            .output()
            .contains("[L207] expected the resource digits.safetensors beside DigitsPredictor"),
        result.output());
  }

  @Test
  void nativeImageIsToldOfTheResource() throws IOException {
    String told = Files.readString(
        alone.resolve("META-INF/native-image/lathe/app.Flowers/resource-config.json"));
    assertTrue(told.contains("\"pattern\": \"\\\\Qmodels/flowers.safetensors\\\\E\""), told);
  }
}
