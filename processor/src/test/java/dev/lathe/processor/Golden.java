package dev.lathe.processor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import com.google.testing.compile.Compilation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;

/**
 * Compares generated sources with files under {@code src/test/resources/golden}, character by character: layout and comments are the
 * product, too. With {@code -Dlathe.golden.record=true} the files are written instead.
 */
final class Golden {
  private static final String RECORD =
      "\nif the change is meant, record it: mvn -q test -pl processor -am -Dtest='*GoldenTest' -Dsurefire.failIfNoSpecifiedTests=false"
          + " -Dlathe.golden.record=true\n";

  private final Path folder;

  private Golden(String name) {
    this.folder =
        Path.of(System.getProperty("basedir", "."), "src", "test", "resources", "golden", name);
  }

  /** All files that were generated, against the folder {@code name}. */
  static void check(String name, Compilation compilation) throws IOException {
    check(name, compilation, any -> true);
  }

  /** Those of some names. */
  static void check(String name, Compilation compilation, Predicate<String> names)
      throws IOException {
    Map<String, String> generated = new TreeMap<>();
    for (JavaFileObject file : compilation.generatedSourceFiles()) {
      generated.put(
          Path.of(file.getName()).getFileName().toString(),
          file.getCharContent(false).toString());
    }
    generated.keySet().removeIf(names.negate());
    Golden golden = new Golden(name);
    if (Boolean.getBoolean("lathe.golden.record")) {
      golden.record(generated);
    }
    golden.compare(generated);
  }

  private void record(Map<String, String> generated) throws IOException {
    Files.createDirectories(folder);
    for (String old : recorded()) {
      Files.delete(folder.resolve(old));
    }
    for (Map.Entry<String, String> file : generated.entrySet()) {
      Files.writeString(folder.resolve(file.getKey()), file.getValue());
    }
  }

  private void compare(Map<String, String> generated) throws IOException {
    for (Map.Entry<String, String> file : generated.entrySet()) {
      compare(file.getKey(), file.getValue());
    }
    assertEquals(List.copyOf(generated.keySet()), recorded(), "files in " + folder + RECORD);
  }

  private void compare(String name, String found) throws IOException {
    Path file = folder.resolve(name);
    if (!Files.exists(file)) {
      fail(file + " is missing" + RECORD);
    }
    String expected = Files.readString(file);
    if (!expected.equals(found)) {
      fail(file + " differs from what is generated now, " + firstDifference(expected, found)
          + RECORD);
    }
  }

  private static String firstDifference(String expected, String found) {
    List<String> old = Arrays.asList(expected.split("\n", -1));
    List<String> now = Arrays.asList(found.split("\n", -1));
    int line = 0;
    while (line < Math.min(old.size(), now.size())
        && Objects.equals(old.get(line), now.get(line))) {
      line++;
    }
    return "first at line " + (line + 1) + "\n  golden:    " + line(old, line) + "\n  generated: "
        + line(now, line);
  }

  private static String line(List<String> lines, int number) {
    return number < lines.size() ? lines.get(number) : "(no such line)";
  }

  private List<String> recorded() throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
