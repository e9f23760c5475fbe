package dev.lathe.tests.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lathe.tests.Site;
import dev.lathe.vision.Image;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JPEG files of four inks, which the JDK gives no colours, have those that Pillow gives them. */
class InksTest {

  /** Decoders round differently: by 1 before a turn of colours, which makes 2 or 3 of it. */
  @ParameterizedTest
  @ValueSource(strings = {"cmyk.jpg", "ycck.jpg"})
  void coloursAreThoseOfPillow(String name) throws IOException {
    byte[] pixels = Image.read(Site.reference(name)).pixels();
    int[] expected = expected(name);
    assertEquals(expected.length, pixels.length);
    for (int i = 0; i < pixels.length; i++) {
      assertEquals(expected[i], pixels[i] & 0xFF, 3, name + ", sample " + i);
    }
  }

  private static int[] expected(String name) throws IOException {
    String json = Files.readString(Site.reference("inks.json"));
    Matcher samples = Pattern.compile("\"" + name + "\":\\[([^]]*)]").matcher(json);
    samples.find();
    return Arrays.stream(samples.group(1).split(","))
        .mapToInt(Integer::parseInt)
        .toArray();
  }
}
