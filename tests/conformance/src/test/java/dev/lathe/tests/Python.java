package dev.lathe.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Scripts of the reference folder: {@code -Dlathe.python=PYTHON} says what runs them, {@code python3} by default. */
public final class Python {
  private Python() {}

  /** What a script prints about files. Skips the test where there is no Python with these modules. */
  public static String run(
      Path folder, List<String> modules, String script, Path file, Path... more)
      throws IOException {
    String python = System.getProperty("lathe.python", "python3");
    assumeTrue(
        has(folder, python, modules),
        () -> "no " + python + " that has " + modules + ": -Dlathe.python=PYTHON names another");
    List<String> command = new ArrayList<>(
        List.of(python, "-B", "-X", "utf8", Site.reference(script).toString(), file.toString()));
    Arrays.stream(more).map(Path::toString).forEach(command::add);
    Command.Result result = Command.run(folder, command);
    assertEquals(0, result.exit(), result.output());
    return result.output();
  }

  private static boolean has(Path folder, String python, List<String> modules) {
    try {
      String imports = "import " + String.join(", ", modules);
      return Command.run(folder, List.of(python, "-c", imports)).exit() == 0;
    } catch (IOException e) {
      return false; // no such program
    }
  }
}
