package dev.lathe.tests.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.data.Dataset;
import dev.lathe.tests.Refusal;
import dev.lathe.tests.networks.PointsModel;
import dev.lathe.tests.networks.PriceModel;
import dev.lathe.tests.networks.Samples;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code fit} prints where nobody watches. */
class ProgressTest {
  private static final String PROPERTY = "lathe.progress";
  private static final Dataset<float[], Integer> POINTS = Samples.points(1, 64);

  private final PrintStream before = System.out;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  private String printed(String mode, Runnable training) {
    System.setProperty(PROPERTY, mode);
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
    training.run();
    return printed.toString(StandardCharsets.UTF_8);
  }

  @AfterEach
  void restore() {
    System.clearProperty(PROPERTY);
    System.setOut(before);
  }

  @Test
  void offPrintsNothing() {
    assertEquals("", printed("off", () -> PointsModel.create().fit(POINTS, POINTS)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"auto", "plain"}) // a test's output is no terminal
  void oneLineAnEpoch(String mode) {
    String text = printed(mode, () -> PointsModel.create().fit(POINTS, Samples.points(2, 20)));
    List<String> lines = text.lines().toList();
    assertEquals(8, lines.size());
    for (int epoch = 1; epoch <= 8; epoch++) {
      String line = lines.get(epoch - 1);
      String half = "loss \\d+\\.\\d+, accuracy \\d+\\.\\d\\d %; ";
      assertTrue(
          line.matches("epoch " + epoch + "/8: " + half + "validation " + half + "\\d.*s"), line);
    }
    assertTrue(text.indexOf('\r') < 0 && text.indexOf(0x1b) < 0, "nothing for terminals");
  }

  @Test
  void noAccuracyWithoutClasses() {
    String text = printed("plain", () -> PriceModel.create().fit(Samples.prices(1, 20)));
    assertEquals(40, text.lines().count());
    assertTrue(
        text.lines().allMatch(line -> line.matches("epoch \\d+/40: loss [^,]+; \\d.*s")), text);
  }

  @Test
  void anotherWordIsRefused() {
    Refusal.check(
        IllegalArgumentException.class,
        "L212",
        () -> printed("loud", () -> PointsModel.create().fit(POINTS)),
        "auto, plain or off",
        "'loud'");
  }
}
