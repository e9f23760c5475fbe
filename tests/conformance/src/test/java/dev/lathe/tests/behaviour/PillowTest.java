package dev.lathe.tests.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lathe.data.Transform;
import dev.lathe.tests.Site;
import dev.lathe.vision.ColorTransforms;
import dev.lathe.vision.Image;
import dev.lathe.vision.Interpolation;
import dev.lathe.vision.Transforms;
import java.io.IOException;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Transforms of pictures against Pillow, sample for sample. */
class PillowTest {
  private static final int WIDTH = 37;
  private static final int HEIGHT = 23;

  @TestFactory
  Stream<DynamicTest> samplesAreThoseOfPillow() throws IOException {
    Matcher lines = Pattern.compile("\"([\\w. ]+)\": \"(\\w{64})\"")
        .matcher(Files.readString(Site.reference("pillow.json")));
    List<DynamicTest> tests = new ArrayList<>();
    while (lines.find()) {
      String name = lines.group(1);
      String expected = lines.group(2);
      tests.add(DynamicTest.dynamicTest(name, () -> assertEquals(expected, hash(transform(name)))));
    }
    assertEquals(41, tests.size());
    return tests.stream();
  }

  private static Transform<Image, Image> transform(String name) {
    String[] words = name.split(" ");
    return switch (words[0]) {
      case "same" -> image -> image;
      case "resize" ->
        Transforms.resize(
            Integer.parseInt(words[2]),
            Integer.parseInt(words[3]),
            Interpolation.valueOf(words[1].toUpperCase(Locale.ROOT)));
      case "gray" -> Transforms.grayscale();
      case "invert" -> ColorTransforms.invert();
      case "posterize" -> ColorTransforms.posterize(Integer.parseInt(words[1]));
      case "solarize" -> ColorTransforms.solarize(Integer.parseInt(words[1]));
      case "autocontrast" -> ColorTransforms.autocontrast();
      case "equalize" -> ColorTransforms.equalize();
      case "brightness" -> ColorTransforms.brightness(Double.parseDouble(words[1]));
      case "contrast" -> ColorTransforms.contrast(Double.parseDouble(words[1]));
      case "saturation" -> ColorTransforms.saturation(Double.parseDouble(words[1]));
      default -> throw new IllegalArgumentException(name);
    };
  }

  private static String hash(Transform<Image, Image> transform) throws NoSuchAlgorithmException {
    return hash(transform.apply(picture()));
  }

  static String hash(Image image) throws NoSuchAlgorithmException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(image.pixels()));
  }

  /** As the script draws it. */
  static Image picture() {
    byte[] samples = new byte[WIDTH * HEIGHT * 3];
    for (int i = 0; i < samples.length; i++) {
      int x = i / 3 % WIDTH;
      int y = i / 3 / WIDTH;
      samples[i] = (byte) (20 + (x * 7 + y * 13 + i % 3 * 50 + x * y % 31 * 3) % 201);
    }
    return Image.of(WIDTH, HEIGHT, 3, samples);
  }
}
