package dev.lathe.tests;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lathe.vision.Image;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Pages and pictures as a headless Chromium shows them. */
public final class Browser {
  private Browser() {}

  /** What is seen of a file, which is never nearly nothing. Skips the test where there is no Chromium. */
  public static Image look(Path file, int width, int height, boolean day) throws IOException {
    Path shot = file.resolveSibling(file.getFileName() + ".shot.png");
    Path profile = Files.createTempDirectory(file.toAbsolutePath().getParent(), "profile");
    Files.deleteIfExists(shot);
    Command.Result result = Command.run(
        profile,
        List.of(
            executable(),
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--hide-scrollbars",
            "--blink-settings=preferredColorScheme=" + (day ? 1 : 0),
            "--user-data-dir=" + profile,
            "--window-size=" + width + "," + height,
            "--screenshot=" + shot,
            file.toUri().toString()));
    assertTrue(Files.exists(shot), result.output());
    return requireSomething(Image.read(shot).toRgb());
  }

  private static Image requireSomething(Image seen) {
    Map<Integer, Integer> colours = colours(seen);
    int most = colours.values().stream().mapToInt(count -> count).max().orElse(0);
    assertTrue(colours.size() > 100, colours.size() + " colours");
    assertTrue(most < 0.9 * seen.width() * seen.height(), most + " pixels of one colour");
    return seen;
  }

  private static String executable() {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    Optional<Path> found = Stream.of(path.split(File.pathSeparator))
        .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome", "chrome")
            .map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst();
    assumeTrue(found.isPresent(), "no chromium or chrome on the PATH: pages are not looked at");
    return found.orElseThrow().toString();
  }

  /** How often each colour comes, as red, green and blue in 8 bits each. */
  public static Map<Integer, Integer> colours(Image image) {
    Map<Integer, Integer> counts = new HashMap<>();
    for (int y = 0; y < image.height(); y++) {
      for (int x = 0; x < image.width(); x++) {
        counts.merge(rgb(image, x, y), 1, Integer::sum);
      }
    }
    return counts;
  }

  /** The colour of a pixel, as {@link #colours} has it. */
  public static int rgb(Image image, int x, int y) {
    return image.sample(x, y, 0) << 16 | image.sample(x, y, 1) << 8 | image.sample(x, y, 2);
  }
}
