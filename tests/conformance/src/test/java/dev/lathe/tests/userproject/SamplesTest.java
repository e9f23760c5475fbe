package dev.lathe.tests.userproject;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.tests.Browser;
import dev.lathe.tests.Command;
import dev.lathe.tests.Jvm;
import dev.lathe.tests.Site;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The samples' jars, as their README.md files say, on so little real data that each is done in seconds. */
class SamplesTest {
  private static final int CIFAR_RECORD = 1 + 3 * 32 * 32;

  @TempDir
  private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"cifar", "news", "spoken-digits", "tabular"})
  void withoutDataSaysWhereToGetIt(String sample) throws IOException {
    Command.Result result = Command.run(folder, command(sample));
    assertEquals(2, result.exit(), result.output());
    assertTrue(result.output().startsWith("usage: java -jar lathe-sample-" + sample + ".jar "));
    assertTrue(result.output().contains("https://"), result.output());
  }

  @ParameterizedTest
  @ValueSource(strings = {"cifar", "news", "spoken-digits", "tabular"})
  void mistakesAreExplained(String sample) throws IOException {
    Path file = Files.writeString(folder.resolve("words.txt"), "hello\n");
    for (String data : List.of("nowhere", "", file.toString())) {
      Command.Result result = Command.run(folder, command(sample, data, "out"));
      assertEquals(1, result.exit(), result.output());
      String lines = "(?s).*\\[L20[789]] expected .*\n  found: .*";
      assertTrue(result.output().matches(lines), result.output());
    }
    assertEquals(2, Command.run(folder, command(sample, "a", "b", "c")).exit());
    assertFalse(Files.exists(folder.resolve("out")));
  }

  @Test
  void fileToWriteToIsRefusedBeforeTraining() throws IOException {
    String data = Site.shared("pack/data/tabular/titanic.csv").toString();
    Path file = Files.writeString(folder.resolve("words.txt"), "hello\n");
    Command.Result result = Command.run(folder, command("tabular", data, file.toString()));
    assertEquals(1, result.exit(), result.output());
    assertTrue(result.output().contains("[L207] expected a folder to write to\n"), result.output());
    assertFalse(result.output().contains("epoch 1/"), result.output());
  }

  @Test
  void cifar() throws IOException {
    Path packed = Site.shared("pack/data/cifar10/data_batch_1.bin.gz");
    Path batch = folder.resolve("data_batch_1.bin");
    try (InputStream bytes = new GZIPInputStream(Files.newInputStream(packed))) {
      Files.write(batch, bytes.readNBytes(30 * CIFAR_RECORD));
    }
    String output = run("cifar", folder);
    assertTrue(output.startsWith("26 pictures to learn from, 4 to check with\n"), output);
    assertEquals(20, epochs(output), output);
    assertTrue(Printed.number(output, "epoch 20/20: loss (\\d\\.\\d+)") < 2.2, output);
    assertTrue(Files.size(folder.resolve("out/cifar.safetensors")) > 4 * 78_106);
    BufferedImage picture = picture("predictions.png");
    assertEquals(8 + 8 * (4 * 32 + 8), picture.getWidth());
    assertTrue(colours(picture) > 100);
    look("predictions.png", "data.html");
  }

  @Test
  void spokenDigits() throws IOException {
    Path archive = Site.shared("pack/data/fsdd/recordings.zip");
    Path all = Folders.unpack(archive, folder.resolve("all"));
    Path some = Files.createDirectories(folder.resolve("some"));
    try (Stream<Path> files = Files.list(all)) {
      for (Path file : files.filter(SamplesTest::isOneOfFifty).toList()) {
        Files.copy(file, some.resolve(file.getFileName()));
      }
    }
    String output = run("spoken-digits", some);
    assertTrue(output.startsWith("40 recordings to learn from, 10 to check with\n"), output);
    assertEquals(20, epochs(output), output);
    assertTrue(Printed.number(output, "epoch 20/20: loss (\\d\\.\\d+)") < 1.5, output);
    assertTrue(Files.size(folder.resolve("out/spoken-digits.safetensors")) > 4 * 25_978);
    assertTrue(colours(picture("spectrograms.png")) > 50);
    assertTrue(colours(picture("predictions.png")) > 50);
    look("spectrograms.png", "predictions.png");
  }

  private static boolean isOneOfFifty(Path file) {
    return file.getFileName().toString().matches("\\d_jackson_[0-4]\\.wav");
  }

  @Test
  void news() throws IOException {
    Path packed = Site.shared("pack/data/text/ag_news_test_first3800.csv.gz");
    String all;
    try (InputStream bytes = new GZIPInputStream(Files.newInputStream(packed))) {
      all = new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
    }
    Path file = Files.write(folder.resolve("news.csv"), all.lines().limit(1500).toList());
    String output = run("news", file);
    assertTrue(output.startsWith("1200 texts to learn from, 300 to check with, "), output);
    assertEquals(10, epochs(output), output);
    assertTrue(Printed.number(output, "accuracy (\\d+\\.\\d\\d) %\n") > 70, output);
    assertTrue(output.contains(" %)  Striker scores twice"), output);
    assertEquals("<unk>", Files.readAllLines(folder.resolve("out/words.txt")).get(0));
    assertTrue(Files.size(folder.resolve("out/news.safetensors")) > 4 * 320_132);
    look("data.html");
  }

  @Test
  void tabular() throws IOException {
    String output = run("tabular", Site.shared("pack/data/tabular/titanic.csv"));
    assertTrue(output.startsWith("713 passengers to learn from, 178 to check with\n"), output);
    assertEquals(30, epochs(output), output);
    assertTrue(Printed.number(output, "accuracy (\\d+\\.\\d) %, loss ") > 78, output);
    assertTrue(Printed.number(output, "precision (\\d+\\.\\d) %") > 60, output);
    assertTrue(output.contains("a lady in first class: SURVIVED ("), output);
    assertTrue(output.contains("a man in third class: DIED ("), output);
    look("data.html");
  }

  /** The jar on the smallest of runtimes: one module, and nothing of Lathe. */
  @Test
  void shipping() throws IOException {
    Path jar = jar("shipping");
    assertTrue(Files.size(jar) < 50_000, Files.size(jar) + " bytes");
    try (JarFile entries = new JarFile(jar.toFile())) {
      List<String> names = entries.stream().map(JarEntry::getName).toList();
      assertTrue(names.contains("iris.safetensors"), names::toString);
      assertTrue(
          names.stream()
              .noneMatch(name -> name.contains("IrisModel") || name.contains("lathe/runtime")),
          names::toString);
    }
    Path image = folder.resolve("image");
    Path jdk = Path.of(System.getProperty("java.home"));
    List<String> link = List.of(
        jdk.resolve("bin/jlink").toString(),
        "--add-modules",
        "java.base",
        "--output",
        image.toString());
    assertEquals(0, Command.run(folder, link).exit());
    String java = image.resolve("bin/java").toString();
    List<String> flower = List.of(java, "-jar", jar.toString(), "5.1", "3.5", "1.4", "0.2");
    assertEquals(new Command.Result(0, "SETOSA (100.0 %)\n"), Command.run(folder, flower));
    Command.Result lacking = Command.run(folder, flower.subList(0, 4));
    assertEquals(2, lacking.exit());
    assertTrue(lacking.output().startsWith("usage: java -jar lathe-sample-shipping.jar "));
    List<String> word = List.of(java, "-jar", jar.toString(), "5.1", "3.5", "wide", "0.2");
    Command.Result mistaken = Command.run(folder, word);
    assertEquals(2, mistaken.exit());
    assertTrue(mistaken.output().startsWith("'wide' is no number\n"), mistaken.output());
  }

  /** The weights in the jar of the sample are those that its training gives. */
  @Test
  void trainingOfShipping() throws IOException {
    String table = Files.readString(Site.shared("pack/data/tabular/iris.csv"));
    String renamed = "sepalLength,sepalWidth,petalLength,petalWidth,species"
        + table.substring(table.indexOf('\n'));
    Path file = Files.writeString(folder.resolve("iris.csv"), renamed);
    Path written = folder.resolve("iris.safetensors");
    Path sample = Site.root().resolve("samples/shipping");
    String output = Jvm.with(sample.resolve("target/classes"), Site.jar("runtime"))
        .options("-Duser.language=en")
        .run("dev.lathe.samples.shipping.Train", file.toString(), written.toString());
    assertTrue(Printed.number(output, "accuracy (\\d+\\.\\d) %") > 95, output);
    Path shipped = sample.resolve("src/main/resources/iris.safetensors");
    assertArrayEquals(Files.readAllBytes(shipped), Files.readAllBytes(written));
  }

  /** What a sample shows, as a browser shows it; the last step of a test, which is skipped without one. */
  private void look(String... names) throws IOException {
    for (String name : names) {
      Browser.look(folder.resolve("out").resolve(name), 1200, 1400, true);
    }
  }

  private String run(String sample, Path data) throws IOException {
    String out = folder.resolve("out").toString();
    Command.Result result = Command.run(folder, command(sample, data.toString(), out));
    assertEquals(0, result.exit(), result.output());
    String logged = result.output(); // a line of the log may come before
    int first = logged.lastIndexOf('\n', logged.indexOf(" to learn from, ")) + 1;
    return logged.substring(first);
  }

  private static Path jar(String sample) {
    String name = "target/lathe-sample-" + sample + ".jar";
    return Site.root().resolve("samples").resolve(sample).resolve(name);
  }

  private static List<String> command(String sample, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Duser.language=en", "-Dlathe.vector=off"));
    command.add("-jar");
    command.add(jar(sample).toString());
    command.addAll(List.of(arguments));
    return command;
  }

  private static long epochs(String output) {
    return output.lines().filter(line -> line.matches("epoch \\d+/\\d+: .*")).count();
  }

  private BufferedImage picture(String name) throws IOException {
    return ImageIO.read(folder.resolve("out").resolve(name).toFile());
  }

  private static long colours(BufferedImage picture) {
    int width = picture.getWidth();
    int height = picture.getHeight();
    int[] pixels = picture.getRGB(0, 0, width, height, null, 0, width);
    return IntStream.of(pixels).distinct().count();
  }
}
