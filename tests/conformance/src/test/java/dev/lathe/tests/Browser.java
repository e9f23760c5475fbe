package dev.lathe.tests;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lathe.vision.Image;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
    return look(file.toUri(), file.toAbsolutePath().getParent(), width, height, day);
  }

  /** What is seen at an address after some seconds, with a folder to work in. */
  public static Image look(URI address, Path folder, int width, int height, boolean day)
      throws IOException {
    Path shot = folder.resolve("shot.png");
    Files.deleteIfExists(shot);
    String output = run(
        folder,
        address,
        "--hide-scrollbars",
        "--blink-settings=preferredColorScheme=" + (day ? 1 : 0),
        "--window-size=" + width + "," + height,
        "--screenshot=" + shot);
    assertTrue(Files.exists(shot), output);
    return requireSomething(Image.read(shot).toRgb());
  }

  /** The elements of a page after its scripts have run for some seconds, without any error or other message on the console. */
  public static String elements(URI address, Path folder) throws IOException {
    String output = run(folder, address, "--enable-logging=stderr", "--dump-dom");
    assertFalse(output.contains("CONSOLE"), output);
    assertTrue(output.contains("</html>"), output);
    return output.substring(output.indexOf("<html"));
  }

  private static String run(Path folder, URI address, String... options) throws IOException {
    Path profile = Files.createTempDirectory(folder, "profile");
    List<String> command = new ArrayList<>(List.of(
        executable(),
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--user-data-dir=" + profile,
        "--virtual-time-budget=5000"));
    command.addAll(List.of(options));
    command.add(address.toString());
    return Command.run(profile, command).output();
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
