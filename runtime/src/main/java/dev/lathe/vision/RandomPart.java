package dev.lathe.vision;

import dev.lathe.data.Chance;
import dev.lathe.runtime.Message;
import org.jspecify.annotations.Nullable;

/**
 * A part of a picture by its share of the area and the ratio of its width to its height, drawn evenly from the ratios' logarithms.
 *
 * @param smallest share
 * @param largest share
 * @param narrowest ratio
 * @param widest ratio
 */
record RandomPart(double smallest, double largest, double narrowest, double widest) {
  private static final int ATTEMPTS = 10;

  RandomPart {
    if (!(smallest > 0 && smallest <= largest && largest <= 1)) {
      throw refused(
          "shares with 0 < smallest <= largest <= 1", smallest + " and " + largest, "0.08 and 1");
    }
    if (!(narrowest > 0 && narrowest <= widest && widest < Double.POSITIVE_INFINITY)) {
      throw refused(
          "ratios with 0 < smallest <= largest", narrowest + " and " + widest, "0.3 and 3.3");
    }
  }

  private static IllegalArgumentException refused(String expected, String found, String common) {
    return new IllegalArgumentException(
        Message.of("L212", expected, found, common + " are common"));
  }

  /** A part of at most this size, anywhere in a picture; null when ten draws have not fitted. */
  Placements.@Nullable Cut in(int width, int height, int mostWide, int mostHigh) {
    double low = StrictMath.log(narrowest);
    double range = StrictMath.log(widest) - low;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      double share = smallest + (largest - smallest) * Chance.uniform();
      double area = width * (double) height * share;
      double ratio = StrictMath.exp(low + range * Chance.uniform());
      int wide = (int) Math.rint(Math.sqrt(area * ratio));
      int high = (int) Math.rint(Math.sqrt(area / ratio));
      if (wide > 0 && wide <= mostWide && high > 0 && high <= mostHigh) {
        int top = Chance.below(height - high + 1);
        return new Placements.Cut(Chance.below(width - wide + 1), top, wide, high, 0);
      }
    }
    return null;
  }
}
