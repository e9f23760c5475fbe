package dev.lathe.tests.userproject;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.tests.Site;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The programs that Lathe's API was agreed by, unchanged, on real data. */
class ContractProgramsTest {

  @Test
  void quickstart(@TempDir Path out) throws IOException {
    Path sources = Site.shared("contract/quickstart");
    Path mnist = Site.shared("pack/data/mnist");
    UserProject project =
        UserProject.create("quickstart").sources("contract/quickstart", sources).build();
    String output = project.run("contract.quickstart.Quickstart", mnist.toString(), out.toString());

    List<String> lines = output.lines().toList();
    assertTrue(lines.get(0).startsWith("Digits: @CrossEntropyLoss, @SGD("), output);
    assertEquals(
        3, lines.stream().filter(line -> line.matches("epoch [123]/3: loss .*")).count(), output);
    assertTrue(lines.contains("epochs 3"), output);
    assertTrue(number(output, "accuracy (0\\.\\d{4}), average loss") >= 0.97, output);
    assertTrue(number(output, "average loss (0\\.\\d{6})") < 0.12, output);
    assertTrue(lines.contains("predicted 7, actual 7"), output);
    assertEquals((byte) 'P', Files.readAllBytes(out.resolve("digits.png"))[1]);
    assertTrue(Files.size(out.resolve("digits.safetensors")) > 4 * 669_706);
  }

  @Test
  void tabular() throws IOException {
    Path sources = Site.shared("contract/tabular");
    Path iris = Site.shared("pack/data/tabular/iris.csv");
    UserProject project =
        UserProject.create("tabular").sources("contract/tabular", sources).build();
    String output = project.run("contract.tabular.Iris", iris.toString());
    assertTrue(number(output, "SETOSA (\\d\\.\\d{3}); accuracy") > 0.5, output);
    assertTrue(number(output, "accuracy (\\d\\.\\d{3})\n") > 0.9, output);
    assertEquals(
        60, output.lines().filter(line -> line.matches("epoch \\d+/60: .*")).count());
  }

  @Test
  void ownLoop() throws IOException {
    Path sources = Site.shared("contract/ownloop");
    UserProject project =
        UserProject.create("ownloop").sources("contract/ownloop", sources).build();
    String output = project.run("contract.ownloop.OwnLoop");
    assertEquals(2, number(output, "prediction for \\(1, 1\\): (\\d\\.\\d+)"), 0.01, output);
  }

  private static double number(String output, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(output);
    assertTrue(matcher.find(), () -> "no " + pattern + " in " + output);
    return Double.parseDouble(matcher.group(1));
  }
}
