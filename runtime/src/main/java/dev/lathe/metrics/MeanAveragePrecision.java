package dev.lathe.metrics;

import dev.lathe.runtime.Message;
import dev.lathe.vision.Box;
import dev.lathe.vision.Detection;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleBiFunction;

/**
 * How well boxes are found, from 0 to 1: the mean over classes of the area below the curve of precision and recall. Pictures are added one by one.
 *
 * <pre>{@code
 * MeanAveragePrecision map = MeanAveragePrecision.coco();
 * for (Example<Image, List<Box>> example : pictures) {
 *   map.add(detector.apply(example.input()), example.target());
 * }
 * double ap = map.value();
 * double ap50 = map.at(0.5);
 * }</pre>
 *
 * <p>What was found fits a true box of its label when their {@link BoxMetrics#iou} reaches a level; a true box is found once. Classes without a true box do not count.
 * Holds 8 bytes for each box found, of however many pictures; a value takes up to 24 more for each of the largest class. Of equal scores, what was added first comes first.
 */
public final class MeanAveragePrecision {
  private static final double[] HALF = {0.5};
  private static final double NEAR = 1e-6;

  private final boolean isCoco;
  private final double[] levels;
  private final double[] points;
  private final int most;
  private final SortedMap<Integer, FoundObjects> classes = new TreeMap<>();

  private MeanAveragePrecision(boolean isCoco, double[] levels, double[] points, int most) {
    this.isCoco = isCoco;
    this.levels = levels;
    this.points = points;
    this.most = most;
  }

  /**
   * The way of COCO, boxes of all sizes: mean over levels 0.50, 0.55 to 0.95, precision at the 101 recalls 0, 0.01 to 1, and of each class the 100 surest in a picture.
   * Equal to {@code pycocotools.cocoeval.COCOeval}.
   */
  public static MeanAveragePrecision coco() {
    double[] levels = spaced(10, 0.5, (0.95 - 0.5) / 9);
    double[] points = spaced(101, 0, 0.01);
    return new MeanAveragePrecision(true, levels, points, 100);
  }

  /** The way of VOC from 2010 on: level 0.5, all of the curve. A second one on a true box that has been found is wrong, even where another would fit. */
  public static MeanAveragePrecision voc() {
    return new MeanAveragePrecision(false, HALF, new double[0], Integer.MAX_VALUE);
  }

  /** The way of VOC until 2009, as {@link #voc} but for the curve: the mean precision at the 11 recalls 0, 0.1 to 1. */
  public static MeanAveragePrecision voc2007() {
    return new MeanAveragePrecision(false, HALF, spaced(11, 0, 0.1), Integer.MAX_VALUE);
  }

  private static double[] spaced(int count, double first, double step) {
    double[] numbers = new double[count];
    Arrays.setAll(numbers, place -> first + place * step);
    return numbers;
  }

  /**
   * Adds a picture.
   *
   * @param found boxes in it, in any order
   * @param truth what is there
   * @throws IllegalArgumentException with code L212 when one class has more boxes than an array can hold
   */
  public void add(List<Detection> found, List<Box> truth) {
    add(found, truth, List.of());
  }

  /**
   * Adds a picture with regions that do not count: what fits one of them is neither right nor wrong.
   *
   * @param found boxes in it, in any order
   * @param truth what is there
   * @param ignored crowds, of which COCO has it that a box fits by the share of itself that lies in it; or what is marked difficult in VOC
   * @throws IllegalArgumentException as {@link #add(List, List)}
   */
  public void add(List<Detection> found, List<Box> truth, List<Box> ignored) {
    SortedSet<Integer> labels = new TreeSet<>();
    found.forEach(each -> labels.add(each.box().label()));
    truth.forEach(box -> labels.add(box.label()));
    for (int label : labels) {
      new BoxMatch(isCoco, label, most, found, truth, ignored)
          .addTo(classes.computeIfAbsent(label, unseen -> new FoundObjects()), levels);
    }
  }

  /** Mean of the classes' average precisions at all levels; NaN without a true box. */
  public double value() {
    return mean(0, levels.length, this::precision);
  }

  /**
   * The same at one level: {@code at(0.5)} is COCO's AP50.
   *
   * @param iou one of the levels
   * @throws IllegalArgumentException with code L212 for another
   */
  public double at(double iou) {
    for (int level = 0; level < levels.length; level++) {
      if (Math.abs(levels[level] - iou) < NEAR) {
        return mean(level, level + 1, this::precision);
      }
    }
    String expected = levels.length == 1 ? "the level 0.5" : "one of the levels 0.5, 0.55 to 0.95";
    throw new IllegalArgumentException(
        Message.of("L212", expected, String.valueOf(iou), "coco() has ten levels, voc() one"));
  }

  /**
   * Average precision of one class, at all levels; NaN without a true box of it.
   *
   * @param label of the class
   */
  public double valueOf(int label) {
    FoundObjects objects = classes.get(label);
    return objects == null || objects.truths() == 0
        ? Double.NaN
        : mean(objects, 0, levels.length, this::precision);
  }

  /** Share of the true boxes that were found, mean of classes and levels: COCO's average recall. NaN without a true box. */
  public double recall() {
    return mean(0, levels.length, FoundObjects::recall);
  }

  private double precision(FoundObjects objects, int level) {
    return objects.averagePrecision(level, points);
  }

  private double mean(int from, int to, ToDoubleBiFunction<FoundObjects, Integer> figure) {
    double sum = 0;
    int defined = 0;
    for (FoundObjects objects : classes.values()) {
      if (objects.truths() > 0) {
        sum += mean(objects, from, to, figure);
        defined++;
      }
    }
    return sum / defined; // NaN without one
  }

  private static double mean(
      FoundObjects objects, int from, int to, ToDoubleBiFunction<FoundObjects, Integer> figure) {
    double sum = 0;
    for (int level = from; level < to; level++) {
      sum += figure.applyAsDouble(objects, level);
    }
    return sum / (to - from);
  }
}
