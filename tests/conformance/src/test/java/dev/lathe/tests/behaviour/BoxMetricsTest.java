package dev.lathe.tests.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.lathe.metrics.BoxMetrics;
import dev.lathe.metrics.MeanAveragePrecision;
import dev.lathe.tests.Site;
import dev.lathe.vision.Box;
import dev.lathe.vision.Detection;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Figures of boxes against pycocotools, and against VOC's definition. */
class BoxMetricsTest {
  private static final double NEAR = 1e-12;
  private static final Properties EXPECTED = new Properties();

  @BeforeAll
  static void readExpected() throws IOException {
    try (Reader reader = Files.newBufferedReader(Site.reference("metrics.properties"))) {
      EXPECTED.load(reader);
    }
  }

  @Test
  void precisionIsThatOfCoco() {
    MeanAveragePrecision map = filled(MeanAveragePrecision.coco());
    assertEquals(expected("coco.value"), map.value(), NEAR);
    assertEquals(expected("coco.at50"), map.at(0.5), NEAR);
    assertEquals(expected("coco.at75"), map.at(0.75), NEAR);
    assertEquals(expected("coco.recall"), map.recall(), NEAR);
    for (int label = 0; label < 4; label++) {
      assertEquals(expected("coco.class" + label), map.valueOf(label), NEAR);
    }
  }

  @Test
  void precisionIsThatOfVoc() {
    assertEquals(expected("voc.value"), filled(MeanAveragePrecision.voc()).value(), NEAR);
    assertEquals(expected("voc.value"), filled(MeanAveragePrecision.voc()).at(0.5), NEAR);
    assertEquals(
        expected("voc2007.value"), filled(MeanAveragePrecision.voc2007()).value(), NEAR);
  }

  @Test
  void overlapsAreThoseOfTheDefinition() {
    double[] iou = numbers("iou");
    double[] generalized = numbers("generalized_iou");
    int pair = 0;
    for (int picture = 0; picture < 5; picture++) {
      for (Box one : boxes("picture" + picture + ".truth")) {
        for (Detection other : detections("picture" + picture + ".found")) {
          assertEquals(iou[pair], BoxMetrics.iou(one, other.box()), NEAR);
          assertEquals(generalized[pair++], BoxMetrics.generalizedIou(one, other.box()), NEAR);
        }
      }
    }
    assertEquals(iou.length, pair);
  }

  private static MeanAveragePrecision filled(MeanAveragePrecision map) {
    for (int picture = 0; picture < (int) expected("pictures"); picture++) {
      String name = "picture" + picture;
      map.add(detections(name + ".found"), boxes(name + ".truth"), boxes(name + ".crowds"));
    }
    return map;
  }

  private static List<Box> boxes(String key) {
    double[] numbers = numbers(key);
    List<Box> boxes = new ArrayList<>();
    for (int at = 0; at < numbers.length; at += 5) {
      boxes.add(box(numbers, at));
    }
    return boxes;
  }

  private static List<Detection> detections(String key) {
    double[] numbers = numbers(key);
    List<Detection> found = new ArrayList<>();
    for (int at = 0; at < numbers.length; at += 6) {
      found.add(new Detection(box(numbers, at), (float) numbers[at + 5]));
    }
    return found;
  }

  private static Box box(double[] numbers, int at) {
    return new Box(
        (int) numbers[at],
        (float) numbers[at + 1],
        (float) numbers[at + 2],
        (float) numbers[at + 3],
        (float) numbers[at + 4]);
  }

  private static double expected(String key) {
    return numbers(key)[0];
  }

  private static double[] numbers(String key) {
    String line = EXPECTED.getProperty(key, "");
    return line.isEmpty()
        ? new double[0]
        : Arrays.stream(line.split(" ")).mapToDouble(Double::parseDouble).toArray();
  }
}
