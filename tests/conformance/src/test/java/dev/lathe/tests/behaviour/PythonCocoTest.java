package dev.lathe.tests.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lathe.tests.Site;
import dev.lathe.vision.Box;
import dev.lathe.vision.Coco;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** COCO's files as Python's json writes them: indented and escaped, or neither and back to front. */
class PythonCocoTest {
  private static final Properties EXPECTED = new Properties();

  @TempDir
  private Path folder;

  @BeforeAll
  static void readExpected() throws IOException {
    try (Reader reader = Files.newBufferedReader(Site.reference("coco.properties"))) {
      EXPECTED.load(reader);
    }
  }

  @ParameterizedTest
  @CsvSource({"coco.json, false", "coco.json, true", "coco-compact.json, true"})
  void boxesAreThosePythonHas(String file, boolean crowds) throws IOException {
    assumeTrue(
        System.getProperty("sun.jnu.encoding").startsWith("UTF"),
        "this system's file names have no characters beyond ASCII");
    Coco coco = Coco.load(folder, Site.reference(file), crowds);
    assertEquals(5, coco.classes().size());
    assertEquals(expected("class"), coco.classes());
    List<Path> images = expected("image").stream().map(folder::resolve).toList();
    assertEquals(images, IntStream.range(0, coco.size()).mapToObj(coco::file).toList());
    for (Path image : images) {
      Files.createDirectories(Objects.requireNonNull(image.getParent()));
      ImageIO.write(new BufferedImage(2, 2, BufferedImage.TYPE_INT_RGB), "png", image.toFile());
    }
    for (int i = 0; i < coco.size(); i++) {
      assertEquals(boxes(i, crowds), coco.get(i).target(), coco.file(i).toString());
    }
  }

  private static List<Box> boxes(int image, boolean crowds) {
    List<Box> boxes = new ArrayList<>();
    for (String line : expected("box." + image)) {
      String[] words = line.split(" ");
      float[] at = new float[4];
      for (int i = 0; i < at.length; i++) {
        at[i] = Float.parseFloat(words[i + 1]);
      }
      if (crowds || words[5].equals("0")) {
        boxes.add(new Box(Integer.parseInt(words[0]), at[0], at[1], at[2], at[3]));
      }
    }
    return boxes;
  }

  private static List<String> expected(String key) {
    return IntStream.iterate(0, i -> i + 1)
        .mapToObj(i -> EXPECTED.getProperty(key + "." + i))
        .takeWhile(value -> value != null)
        .toList();
  }
}
