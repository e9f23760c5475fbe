package dev.lathe.tests.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.data.DataLoader;
import dev.lathe.data.Dataset;
import dev.lathe.data.Example;
import dev.lathe.data.Transform;
import dev.lathe.tests.Site;
import dev.lathe.vision.Box;
import dev.lathe.vision.ColorTransforms;
import dev.lathe.vision.Geometric;
import dev.lathe.vision.Image;
import dev.lathe.vision.Interpolation;
import dev.lathe.vision.Transforms;
import dev.lathe.vision.Warps;
import java.io.IOException;
import java.nio.file.Files;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Turned, tilted, blurred and augmented pictures against Pillow, called as torchvision calls it, sample for sample. */
class WarpTest {
  private static final double[] CORNERS = {0, 0, 36, 0, 36, 22, 0, 22};

  private static Matcher found(String pattern) throws IOException {
    return Pattern.compile(pattern).matcher(Files.readString(Site.reference("warp.json")));
  }

  @TestFactory
  Stream<DynamicTest> samplesAreThoseOfPillow() throws IOException {
    Matcher lines = found("\"([\\w. -]+)\": \"(\\w{64})\"");
    List<DynamicTest> tests = new ArrayList<>();
    while (lines.find()) {
      String name = lines.group(1);
      String expected = lines.group(2);
      tests.add(DynamicTest.dynamicTest(
          name,
          () -> assertEquals(
              expected, PillowTest.hash(transform(name).apply(PillowTest.picture())))));
    }
    assertEquals(83, tests.size());
    return tests.stream();
  }

  @TestFactory
  Stream<DynamicTest> boxesGoWhereTorchvisionHasThem() throws IOException {
    Matcher lines = found("\"((?:affine|perspective)[^\"]+)\": \\[([^\\]]+)]");
    List<DynamicTest> tests = new ArrayList<>();
    while (lines.find()) {
      String[] words = lines.group(1).split(" ");
      double[] corners = numbers(lines.group(2).trim().split(",\\s*"), 0);
      tests.add(DynamicTest.dynamicTest(lines.group(1), () -> {
        Geometric warp = geometric(words[0], Interpolation.NEAREST, 0, numbers(words, 1));
        Example<Image, List<Box>> example =
            new Example<>(PillowTest.picture(), List.of(new Box(7, 5, 4, 21, 15)));
        Box box = warp.withBoxes().apply(example).target().get(0);
        assertEquals(7, box.label());
        assertEquals(corners[0], box.left(), 1e-3);
        assertEquals(corners[1], box.top(), 1e-3);
        assertEquals(corners[2], box.right(), 1e-3);
        assertEquals(corners[3], box.bottom(), 1e-3);
      }));
    }
    assertEquals(11, tests.size());
    return tests.stream();
  }

  @Test
  void randAugmentDoesWhatTorchvisionsDoesAndAllOfIt() throws Exception {
    assertEquals(
        set("randAugment 9"),
        drawn(Transforms.randAugment(1, 9), 600),
        "each of 14, with its signs");
  }

  @Test
  void trivialAugmentDoesWhatTorchvisionsDoes() throws Exception {
    Set<String> expected = set("trivialAugment");
    Set<String> drawn = drawn(Transforms.trivialAugment(), 3000);
    int kinds = drawn.size();
    drawn.removeAll(expected);
    assertEquals(Set.of(), drawn);
    assertTrue(kinds > 0.9 * expected.size(), kinds + " of " + expected.size());
  }

  private static Set<String> set(String name) throws IOException {
    Matcher list = found("\"" + name + "\": \\[([^\\]]+)]");
    assertTrue(list.find());
    return Set.of(list.group(1).replaceAll("[\"\\s]", "").split(","));
  }

  private static Set<String> drawn(Transform<Image, Image> transform, int draws)
      throws NoSuchAlgorithmException {
    Image[] pictures = Collections.nCopies(draws, PillowTest.picture()).toArray(new Image[0]);
    Dataset<Image, Integer> data = Dataset.of(pictures, new int[draws]).transform(transform);
    Set<String> hashes = new HashSet<>();
    for (var batches = DataLoader.of(data).iterator(0); batches.hasNext(); ) {
      hashes.add(PillowTest.hash(batches.next().input(0)).substring(0, 8));
    }
    return hashes;
  }

  private static Transform<Image, Image> transform(String name) {
    String[] words = name.split(" ");
    return switch (words[0]) {
      case "hue" -> ColorTransforms.hue(Double.parseDouble(words[1]));
      case "sharpness" -> ColorTransforms.sharpness(Double.parseDouble(words[1]));
      case "blur" -> {
        double sigma = Double.parseDouble(words[2]);
        yield ColorTransforms.gaussianBlur(Integer.parseInt(words[1]), sigma, sigma);
      }
      default ->
        geometric(
            words[0],
            Interpolation.valueOf(words[1].toUpperCase(Locale.ROOT)),
            Integer.parseInt(words[2]),
            numbers(name.replace("expand", "1").split(" "), 3));
    };
  }

  private static Geometric geometric(String name, Interpolation how, int fill, double[] numbers) {
    Warps warps = new Warps(how, fill);
    return switch (name) {
      case "rotate" -> warps.rotate(numbers[0], numbers.length > 1);
      case "affine" ->
        warps.affine(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5]);
      case "perspective" -> warps.perspective(CORNERS, numbers);
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static double[] numbers(String[] words, int first) {
    return Stream.of(words).skip(first).mapToDouble(Double::parseDouble).toArray();
  }
}
