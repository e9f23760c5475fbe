package dev.lathe.vision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lathe.data.SharedFiles;
import dev.lathe.data.Thrown;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageFolderTest {
  private static final List<String> CLASSES = List.of(
      "airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");

  @TempDir
  Path folder;

  @Test
  void samplesOfPngFilesAreThoseOfTheReference() throws IOException, NoSuchAlgorithmException {
    ImageFolder data = ImageFolder.load(SharedFiles.unpack("cifar10/png-folder.zip", folder));
    String golden = SharedFiles.golden("cifar10/png-folder");
    assertEquals(500, data.size());
    assertEquals(CLASSES, data.classes());
    int seen = 0;
    for (int i = 0; i < data.size(); i++) {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(data.get(i).input().pixels());
      String name = data.file(i).getFileName().toString();
      String expected = "\"" + name + "\":\"";
      if (golden.contains(expected)) {
        assertTrue(golden.contains(expected + HexFormat.of().formatHex(digest)), name);
        seen++;
      }
      assertTrue(name.endsWith("_" + CLASSES.get(data.get(i).target()) + ".png"), name);
    }
    assertEquals(100, seen);
  }

  /** Decoders of JPEG may differ by one in a sample, hardly in the mean. */
  @Test
  void meansOfJpegFilesAreThoseOfLibjpeg() throws IOException {
    ImageFolder data = ImageFolder.load(SharedFiles.unpack("cifar10-jpg/test-folder.zip", folder));
    String golden = SharedFiles.golden("cifar10-jpg");
    Matcher means = Pattern.compile("\"(\\w+/\\d+\\.jpg)\":\\[([\\d.]+),([\\d.]+),([\\d.]+)]")
        .matcher(golden);
    assertEquals(2000, data.size());
    int seen = 0;
    for (; means.find(); seen++) {
      Image image = Image.read(folder.resolve(means.group(1)));
      for (int channel = 0; channel < 3; channel++) {
        double expected = Double.parseDouble(means.group(2 + channel));
        assertEquals(expected, mean(image, channel), 0.25, means.group(1));
      }
    }
    assertEquals(40, seen);
  }

  private static double mean(Image image, int channel) {
    double sum = 0;
    for (int y = 0; y < image.height(); y++) {
      for (int x = 0; x < image.width(); x++) {
        sum += image.sample(x, y, channel);
      }
    }
    return sum / image.height() / image.width();
  }

  @Test
  void whatIsMissingIsNamed() throws IOException {
    Thrown.by(NoSuchFileException.class, () -> ImageFolder.load(folder.resolve("no")), "L207");
    Thrown.by(
        NoSuchFileException.class,
        () -> ImageFolder.load(folder),
        "L207",
        "a folder for each class");
    Files.createDirectory(folder.resolve("cat"));
    Thrown.by(
        NoSuchFileException.class,
        () -> ImageFolder.load(folder),
        "L207",
        "cat",
        "take an empty folder away");
  }

  @Test
  void linksAreFollowedButNotInCircles() throws IOException {
    Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
    Files.writeString(elsewhere.resolve("1.pgm"), "P2 1 1 255 7");
    Path classes = Files.createDirectories(folder.resolve("classes"));
    link(classes.resolve("cat"), elsewhere);
    assertEquals(List.of("cat"), ImageFolder.load(classes).classes());
    assertEquals(7, ImageFolder.load(classes).get(0).input().sample(0, 0, 0));
    link(elsewhere.resolve("again"), elsewhere);
    Thrown.by(NoSuchFileException.class, () -> ImageFolder.load(classes), "L207", "again");
  }

  private static void link(Path link, Path target) {
    try {
      Files.createSymbolicLink(link, target);
    } catch (IOException | UnsupportedOperationException e) {
      assumeTrue(false, "no links here");
    }
  }

  @Test
  void brokenPictureIsNamedWhenItIsRead() throws IOException {
    Files.createDirectory(folder.resolve("cat"));
    Files.writeString(folder.resolve("cat/1.png"), "no picture");
    ImageFolder data = ImageFolder.load(folder);
    Thrown.by(UncheckedIOException.class, () -> data.get(0), "L208", "1.png", "6e 6f 20 70");
  }
}
