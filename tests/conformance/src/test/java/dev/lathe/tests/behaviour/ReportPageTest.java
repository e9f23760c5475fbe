package dev.lathe.tests.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.audio.Audio;
import dev.lathe.data.Dataset;
import dev.lathe.data.Example;
import dev.lathe.report.Report;
import dev.lathe.tests.Browser;
import dev.lathe.vision.Box;
import dev.lathe.vision.Image;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pages of reports as a browser shows them: what is seen, not what is written. Skipped where there is no Chromium. */
class ReportPageTest {
  private static final int WIDTH = 1000;
  private static final int HEIGHT = 1400;
  private static final int TOLERANCE = 40;
  private static final int BAR = 0x3B6FD4;
  private static final int BAR_AT_NIGHT = 0x6D9BF0;
  private static final int BLUE_BOX = 0x1F77B4;
  private static final int ORANGE_BOX = 0xFF7F0E;

  @TempDir
  Path folder;

  @Test
  void barsAreAsLongAsCounts() throws IOException {
    List<Example<Image, Integer>> examples = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      examples.add(new Example<>(picture(28, i), i < 30 ? 0 : 1));
    }
    Report report = Report.of(Dataset.of(examples)).labels(List.of("often", "<b>rarely</b>"));
    Image page = look(report, true);
    List<Integer> bars = runs(page, BAR);
    assertTrue(
        bars.stream()
            .anyMatch(run -> run > WIDTH / 2
                && lines(bars, run) >= 10
                && lines(bars, Math.round(run / 3f)) >= 10),
        () -> "a bar and one of a third of its length, among lines of " + bars);
  }

  /** How many lines are so long, give or take a pixel. */
  private static long lines(List<Integer> runs, int length) {
    return runs.stream().filter(run -> Math.abs(run - length) <= 1).count();
  }

  @Test
  void nightIsDark() throws IOException {
    Report report = Report.of(Dataset.of(List.of(new Example<>(picture(28, 1), 0))));
    assertTrue(brightness(look(report, true)) > 200);
    Image night = look(report, false);
    assertTrue(brightness(night) < 60);
    assertTrue(count(night, BAR_AT_NIGHT) > 1000);
    assertEquals(0, count(night, BAR));
  }

  @Test
  void boxesAreSeenInTheColoursOfTheirBars() throws IOException {
    List<Box> boxes = List.of(new Box(0, 20, 20, 90, 90), new Box(1, 100, 100, 180, 180));
    Report report = Report.of(Dataset.of(List.of(new Example<>(picture(200, 3), boxes))));
    Image page = look(report, true);
    for (int color : new int[] {BLUE_BOX, ORANGE_BOX}) {
      List<Integer> runs = runs(page, color);
      assertTrue(runs.stream().anyMatch(run -> run > WIDTH / 2), "a bar");
      long edges = runs.stream().filter(run -> run >= 60 && run < 200).count();
      assertTrue(edges >= 2, edges + " lines of the edges of boxes");
    }
  }

  @Test
  void spectrogramsAreSeen() throws IOException {
    float[] samples = new float[8000];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (float) Math.sin(i * (0.1 + i * 1e-4));
    }
    Image page =
        look(Report.of(Dataset.of(List.of(new Example<>(Audio.of(8000, samples), "sweep")))), true);
    assertTrue(Browser.colours(page).size() > 500, "colours from black to light yellow");
  }

  @Test
  void textsAndTablesAreSeen() throws IOException {
    look(Report.of(Dataset.of(List.of(new Example<>("some text ".repeat(20), "kind")))), true);
    look(Report.of(Dataset.of(List.of(new Example<>(new float[] {1, 2, 3}, 0)))), true);
  }

  /** What a browser shows of a page, which is never nearly nothing. */
  private Image look(Report report, boolean day) throws IOException {
    Path page = folder.resolve("page.html");
    report.write(page);
    return Browser.look(page, WIDTH, HEIGHT, day);
  }

  /** Lengths of the unbroken rows of about one colour. */
  private static List<Integer> runs(Image image, int color) {
    List<Integer> runs = new ArrayList<>();
    for (int y = 0; y < image.height(); y++) {
      int run = 0;
      for (int x = 0; x < image.width(); x++) {
        boolean same = alike(Browser.rgb(image, x, y), color);
        if (!same && run > 0) {
          runs.add(run);
        }
        run = same ? run + 1 : 0;
      }
    }
    return runs;
  }

  /** A picture that is shown larger than it is has its edges softened. */
  private static boolean alike(int color, int other) {
    int most = 0;
    for (int shift = 0; shift <= 16; shift += 8) {
      most = Math.max(most, Math.abs((color >> shift & 0xFF) - (other >> shift & 0xFF)));
    }
    return most <= TOLERANCE;
  }

  private static int count(Image image, int color) {
    return Browser.colours(image).getOrDefault(color, 0);
  }

  private static double brightness(Image image) {
    double sum = 0;
    byte[] samples = image.toGray().pixels();
    for (byte sample : samples) {
      sum += sample & 0xFF;
    }
    return sum / samples.length;
  }

  /** Shades of grey. */
  private static Image picture(int side, int seed) {
    byte[] samples = new byte[side * side];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (byte) (i % side * (seed + 3) + i / side * 5);
    }
    return Image.of(side, side, 1, samples);
  }
}
