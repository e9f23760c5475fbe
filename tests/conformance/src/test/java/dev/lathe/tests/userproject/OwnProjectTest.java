package dev.lathe.tests.userproject;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.tests.Command;
import dev.lathe.tests.Site;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small project that needs nothing but this repository: built, run, and then with mistakes in it. */
class OwnProjectTest {

  @Test
  void buildsAndRuns(@TempDir Path out) throws IOException {
    String source = UserProject.read("Gates.java");
    UserProject project =
        UserProject.create("own").source("app/Gates.java", source).build();
    String output = project.run("app.Gates", out.resolve("gates.safetensors").toString());
    assertTrue(output.startsWith("Gates_Xor: "), output);
    assertTrue(output.contains("true xor false is ON"), output);
    assertTrue(output.endsWith("accuracy 1.000 of 4\n"), output);
  }

  /** Maven's own word on what javac was given. */
  @Test
  void onlyAnnotationsAndRuntimeAreOnTheClassPath() throws IOException {
    Command.Result result = UserProject.create("paths")
        .source("app/Gates.java", UserProject.read("Gates.java"))
        .compile("-X");
    assertEquals(0, result.exit(), result.output());
    assertEquals(
        List.of("classes", "lathe-annotations", "lathe-runtime"),
        names(result.output(), "-classpath"));
    assertEquals(List.of("lathe-processor"), names(result.output(), "--?processor-?path"));
  }

  private static List<String> names(String output, String option) {
    Matcher matcher = Pattern.compile(" " + option + " (\\S+)").matcher(output);
    assertTrue(matcher.find(), () -> "no " + option + " in " + output);
    String version = "-" + Pattern.quote(Site.property("lathe.version")) + "\\.jar";
    return Arrays.stream(matcher.group(1).split(java.io.File.pathSeparator))
        .filter(part -> !part.isEmpty())
        .map(part -> Path.of(part).getFileName().toString().replaceFirst(version, ""))
        .sorted()
        .toList();
  }

  @Test
  void mistakesAreCompileErrorsWhereTheyWereMade() throws IOException {
    String gates = UserProject.read("Gates.java")
        .replace("@Adam(lr = 0.05f)", "@Adam(lr = 0)")
        .replace("@Linear(8) @Tanh", "@Linear(0) @Tanh");
    String latches = UserProject.read("Gates.java")
        .replace("Gates", "Latches")
        .replace("@Linear(2) Layer state", "@Linear(3) Layer state");
    Command.Result result = UserProject.create("mistaken")
        .source("app/Gates.java", gates)
        .source("app/Latches.java", latches)
        .compile();
    assertTrue(result.exit() != 0, result.output());
    assertError(result.output(), "Gates", line(gates, "@Adam(lr = 0)"), "L110");
    assertError(result.output(), "Gates", line(gates, "@Linear(0) @Tanh"), "L102");
    assertError(result.output(), "Latches", line(latches, "@Linear(3) Layer state"), "L107");
    assertEquals(3, errors(result.output()), result.output());
  }

  private static long line(String source, String text) {
    return source.substring(0, source.indexOf(text)).lines().count();
  }

  private static void assertError(String output, String name, long line, String code) {
    String place = name + "\\.java:\\[" + line + ",\\d+\\].*\\[" + code + "\\] expected .+\n";
    Pattern whole = Pattern.compile(place + " +found: .+\n +fix: {3}.+\n");
    assertTrue(whole.matcher(output).find(), () -> whole + " not in " + output);
  }

  /** Maven prints errors twice: as they come and at the end. */
  private static long errors(String output) {
    return output
        .substring(0, output.indexOf("BUILD FAILURE"))
        .lines()
        .filter(line -> line.matches(".*\\.java:\\[\\d+,\\d+\\].*"))
        .count();
  }

  @Test
  void jarsOfTheUserHoldNothingOfTheCompiler() throws IOException {
    for (String module : List.of("annotations", "runtime")) {
      try (JarFile jar = new JarFile(Site.jar(module).toFile())) {
        List<String> classes = jar.stream()
            .map(entry -> entry.getName())
            .filter(name -> name.endsWith(".class"))
            .toList();
        assertTrue(classes.size() > 10, module);
        assertTrue(classes.stream().allMatch(name -> name.startsWith("dev/lathe/")), module);
        assertTrue(classes.stream().noneMatch(name -> name.contains("/processor/")), module);
      }
    }
  }
}
