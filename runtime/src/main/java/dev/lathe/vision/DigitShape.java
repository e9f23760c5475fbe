package dev.lathe.vision;

import java.util.List;
import java.util.stream.Stream;

/** One way to write a digit: the points of each stroke, x and y in turn, 0 to 1. Not to be changed. */
record DigitShape(List<double[]> strokes) {
  private static final double UNITS = 100;

  static DigitShape parse(String text) {
    return new DigitShape(Stream.of(text.split(";")).map(DigitShape::stroke).toList());
  }

  private static double[] stroke(String text) {
    return Stream.of(text.split("[ ,]"))
        .mapToDouble(Double::parseDouble)
        .map(value -> value / UNITS)
        .toArray();
  }
}
