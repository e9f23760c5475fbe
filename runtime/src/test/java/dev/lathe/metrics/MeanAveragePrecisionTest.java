package dev.lathe.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.vision.Box;
import dev.lathe.vision.Detection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class MeanAveragePrecisionTest {
  private static final Box SQUARE = new Box(0, 0, 0, 10, 10);
  private static final Box BESIDE = new Box(0, 4, 0, 14, 10);
  private static final Box POINT = new Box(0, 3, 3, 3, 3);

  private static Detection found(Box box, double score) {
    return new Detection(box, (float) score);
  }

  @Test
  void overlapsOfBoxes() {
    assertEquals(1, BoxMetrics.iou(SQUARE, SQUARE));
    assertEquals(60 / 140.0, BoxMetrics.iou(SQUARE, BESIDE));
    assertEquals(0, BoxMetrics.iou(SQUARE, new Box(0, 10, 0, 20, 10)));
    assertEquals(0, BoxMetrics.iou(POINT, POINT));
    assertEquals(-1 / 3.0, BoxMetrics.generalizedIou(SQUARE, new Box(1, 20, 0, 30, 10)));
    assertEquals(0, BoxMetrics.generalizedIou(POINT, POINT));
    Box wide = new Box(0, -1e38f, -1e38f, 1e38f, 1e38f);
    assertEquals(1, BoxMetrics.iou(wide, wide));
  }

  @Test
  void allFoundIsOneAndNothingFoundIsZero() {
    for (MeanAveragePrecision map : all()) {
      map.add(List.of(found(SQUARE, 0.5)), List.of(SQUARE));
      assertEquals(1, map.value());
      assertEquals(1, map.at(0.5));
      assertEquals(1, map.recall());
      map.add(List.of(), List.of(new Box(7, 0, 0, 1, 1)));
      assertEquals(0.5, map.value());
      assertEquals(0, map.valueOf(7));
      assertEquals(1, map.valueOf(0));
    }
  }

  @Test
  void isNotDefinedWithoutTruth() {
    for (MeanAveragePrecision map : all()) {
      assertTrue(Double.isNaN(map.value()));
      map.add(List.of(found(SQUARE, 0.5)), List.of());
      assertTrue(Double.isNaN(map.value()));
      assertTrue(Double.isNaN(map.recall()));
      assertTrue(Double.isNaN(map.valueOf(0)));
      assertTrue(Double.isNaN(map.valueOf(1)));
    }
  }

  private static List<MeanAveragePrecision> all() {
    return List.of(
        MeanAveragePrecision.coco(), MeanAveragePrecision.voc(), MeanAveragePrecision.voc2007());
  }

  /** The second one fits the other box less well, but well enough. */
  @Test
  void cocoLetsTheSecondTakeAnotherBoxAndVocDoesNot() {
    Box other = new Box(0, 2, 0, 12, 10);
    List<Detection> both = List.of(found(SQUARE, 0.9), found(SQUARE, 0.8));
    MeanAveragePrecision coco = MeanAveragePrecision.coco();
    MeanAveragePrecision voc = MeanAveragePrecision.voc();
    coco.add(both, List.of(SQUARE, other));
    voc.add(both, List.of(SQUARE, other));
    assertEquals(1, coco.at(0.5));
    assertEquals(0.5, voc.value());
  }

  @Test
  void whatFitsAnIgnoredRegionIsNeitherRightNorWrong() {
    Box crowd = new Box(0, 100, 100, 300, 300);
    Box inside = new Box(0, 110, 110, 120, 120);
    List<Detection> boxes = List.of(found(inside, 0.9), found(inside, 0.8), found(SQUARE, 0.1));
    MeanAveragePrecision coco = MeanAveragePrecision.coco();
    coco.add(boxes, List.of(SQUARE), List.of(crowd));
    assertEquals(1, coco.value());
    MeanAveragePrecision voc = MeanAveragePrecision.voc();
    voc.add(boxes, List.of(SQUARE), List.of(inside));
    assertEquals(1, voc.value());
    MeanAveragePrecision other = MeanAveragePrecision.coco();
    other.add(boxes, List.of(SQUARE), List.of(new Box(1, 100, 100, 300, 300)));
    assertEquals(1 / 3.0, other.at(0.5), 1e-15);
  }

  @Test
  void cocoTakesTheHundredSurestOfAClass() {
    Box wrong = new Box(0, 50, 50, 60, 60);
    List<Detection> boxes = Stream.concat(
            Stream.of(found(SQUARE, 0.25)),
            Stream.generate(() -> found(wrong, 0.5)).limit(100))
        .toList();
    MeanAveragePrecision coco = MeanAveragePrecision.coco();
    coco.add(boxes, List.of(SQUARE));
    assertEquals(0, coco.value());
    MeanAveragePrecision voc = MeanAveragePrecision.voc();
    voc.add(boxes, List.of(SQUARE));
    assertEquals(1 / 101.0, voc.value());
    MeanAveragePrecision another = MeanAveragePrecision.coco();
    another.add(boxes.subList(0, 100), List.of(SQUARE));
    assertEquals(1 / 100.0, another.value(), 1e-15);
  }

  @Test
  void hasItsLevelsAlone() {
    assertTrue(Double.isNaN(MeanAveragePrecision.coco().at(0.95)));
    Refused.check("""
        [L212] expected one of the levels 0.5, 0.55 to 0.95
          found: 0.52
          fix:   coco() has ten levels, voc() one""", () -> MeanAveragePrecision.coco().at(0.52));
    Refused.check("""
        [L212] expected the level 0.5
          found: 0.75
          fix:   coco() has ten levels, voc() one""", () -> MeanAveragePrecision.voc().at(0.75));
  }
}
