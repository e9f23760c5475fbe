package dev.lathe.report;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.function.IntFunction;

/** Numbers over epochs, or over something else that grows, as lines in drawings. Whoever points at a place is shown its numbers. */
final class Curves {
  private static final int LEFT = 50;
  private static final int RIGHT = 324;
  private static final int TOP = 8;
  private static final int BOTTOM = 168;
  private static final int MOST_DOTS = 40;
  private static final double LEAST = 1e-300;

  private final Html page;
  private final double[] places;
  private final DoubleFunction<String> under;
  private final IntFunction<String> names;
  private double low;
  private double high;
  private double step;

  /**
   * A line to be drawn.
   *
   * @param texts of its values, for whoever points at them
   * @param values a number for each place; NaN where there is none
   */
  record Line(String name, IntFunction<String> texts, List<Double> values) {
    private boolean isSingle() {
      return values.stream().filter(Double::isFinite).count() == 1;
    }
  }

  /**
   * Draws into a page.
   *
   * @param places from left to right, at least 1
   * @param under what stands below a whole number
   * @param names what a place is called, by its number
   */
  Curves(Html page, double[] places, DoubleFunction<String> under, IntFunction<String> names) {
    this.page = page;
    this.places = places;
    this.under = under;
    this.names = names;
  }

  /** Draws one diagram, or nothing where there are no numbers. */
  void draw(String title, DoubleFunction<String> tick, List<Line> all) {
    List<Line> lines = all.stream()
        .filter(line -> line.values().stream().anyMatch(value -> !Double.isNaN(value)))
        .toList();
    double[] values = lines.stream()
        .flatMap(line -> line.values().stream())
        .mapToDouble(value -> value)
        .filter(Double::isFinite)
        .toArray();
    if (values.length == 0 || !scale(values)) {
      return;
    }
    page.raw("<figure><figcaption>").element("b", title);
    lines.forEach(
        line -> page.raw("<span class=\"key" + style(line)).text(line.name()).raw("</span>\n"));
    page.raw("</figcaption>\n<svg viewBox=\"0 0 340 190\" role=\"img\" aria-label=\"")
        .text(title)
        .raw("\">\n");
    levels(tick);
    numbers();
    lines.forEach(this::line);
    hits(lines);
    page.raw("</svg></figure>\n");
  }

  private static String style(Line line) {
    return line.name().startsWith("validation") || line.isSingle() ? " held\">" : "\">";
  }

  /** Finds round bounds; false where numbers are so far apart that there are none. */
  private boolean scale(double[] values) {
    low = Arrays.stream(values).min().orElse(0);
    high = Arrays.stream(values).max().orElse(1);
    double size = Math.max(Math.abs(low), Math.abs(high));
    if (size < LEAST) {
      low = 0;
      high = 1;
    } else if (high - low < 1e-9 * size) {
      low -= size / 2;
    }
    step = round((high - low) / 4);
    low = Math.floor(low / step);
    high = Math.max(low + 1, Math.ceil(high / step));
    return Double.isFinite(step * (high - low));
  }

  /** The next of 1, 2, 5, 10, 20 and so on. */
  private static double round(double value) {
    double magnitude = Math.pow(10, Math.floor(Math.log10(value)));
    double digits = value / magnitude;
    return magnitude * (digits <= 1 ? 1 : digits <= 2 ? 2 : digits <= 5 ? 5 : 10);
  }

  private void levels(DoubleFunction<String> tick) {
    for (double level = low; level <= high; level++) {
      String y = number(y(level * step));
      page.raw("<path class=\"grid\" d=\"M" + LEFT + " " + y + "H" + RIGHT + "\"/>");
      page.raw("<text class=\"tick\" x=\"44\" y=\"" + y + "\" dy=\".35em\">");
      page.text(tick.apply(level * step)).raw("</text>\n");
    }
  }

  private void numbers() {
    double last = places[places.length - 1];
    double apart = Math.max(1, round((last - places[0]) / 6));
    for (double at = Math.ceil(places[0] / apart) * apart; at <= last; at += apart) {
      page.raw("<text class=\"epoch\" x=\"" + number(x(at)) + "\" y=\"183\">");
      page.text(under.apply(at)).raw("</text>\n");
    }
  }

  private void line(Line line) {
    StringBuilder path = new StringBuilder();
    StringBuilder dots = new StringBuilder();
    char command = 'M';
    for (int i = 0; i < places.length; i++) {
      double value = line.values().get(i);
      if (Double.isFinite(value)) {
        String point = number(x(places[i])) + " " + number(y(value));
        path.append(command).append(point);
        dots.append('M').append(point).append("h0");
      }
      command = Double.isFinite(value) ? 'L' : 'M';
    }
    page.raw("<path d=\"" + path + "\" class=\"line" + style(line) + "</path>\n");
    if (places.length <= MOST_DOTS || line.isSingle()) {
      page.raw("<path d=\"" + dots + "\" class=\"line dots" + style(line) + "</path>\n");
    }
  }

  /** Stripes that nobody sees, from halfway to the place before to halfway to the next. */
  private void hits(List<Line> lines) {
    page.raw("<g class=\"hits\">\n");
    double left = LEFT;
    for (int i = 0; i < places.length; i++) {
      int place = i;
      double right = i + 1 == places.length ? RIGHT : (x(places[i]) + x(places[i + 1])) / 2;
      page.raw("<rect x=\"" + number(left) + "\" y=\"" + TOP + "\" width=\"" + number(right - left)
          + "\" height=\"" + (BOTTOM - TOP) + "\"><title>");
      page.text(names.apply(i));
      lines.forEach(line -> page.text("\n" + line.name() + " " + line.texts().apply(place)));
      page.raw("</title></rect>\n");
      left = right;
    }
    page.raw("</g>\n");
  }

  private double x(double place) {
    double first = places[0];
    double last = places[places.length - 1];
    double share = first == last ? 0.5 : (place - first) / (last - first);
    return LEFT + share * (RIGHT - LEFT);
  }

  private double y(double value) {
    return BOTTOM - (value / step - low) / (high - low) * (BOTTOM - TOP);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
