package dev.lathe.report;

import dev.lathe.runtime.EpochReport;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;

/** Numbers over the epochs, as lines in drawings. Whoever points at an epoch is shown its numbers. */
final class Curves {
  private static final int LEFT = 50;
  private static final int RIGHT = 324;
  private static final int TOP = 8;
  private static final int BOTTOM = 168;
  private static final int MOST_DOTS = 40;
  private static final double LEAST = 1e-300;

  private final Html page;
  private final List<EpochReport> reports;
  private double low;
  private double high;
  private double step;

  /**
   * Draws into a page.
   *
   * @param reports as many as there are to be points, at least 1
   */
  Curves(Html page, List<EpochReport> reports) {
    this.page = page;
    this.reports = reports;
  }

  /** Draws one diagram, or nothing where there are no numbers. */
  void draw(String title, DoubleFunction<String> tick, Measure... measures) {
    List<Measure> lines =
        Arrays.stream(measures).filter(measure -> measure.isIn(reports)).toList();
    double[] values = lines.stream()
        .flatMapToDouble(line -> reports.stream().mapToDouble(line::of))
        .filter(Double::isFinite)
        .toArray();
    if (values.length == 0 || !scale(values)) {
      return;
    }
    page.raw("<figure><figcaption>").element("b", title);
    lines.forEach(
        line -> page.raw("<span class=\"key" + style(line)).text(line.name()).raw("</span>\n"));
    page.raw(
        "</figcaption>\n<svg viewBox=\"0 0 340 190\" role=\"img\" aria-label=\"" + title + "\">\n");
    levels(tick);
    epochs();
    lines.forEach(this::line);
    hits(lines);
    page.raw("</svg></figure>\n");
  }

  private static String style(Measure line) {
    return line.name().startsWith("validation") ? " held\">" : "\">";
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

  private void epochs() {
    int first = reports.get(0).epoch();
    int last = reports.get(reports.size() - 1).epoch();
    int apart = (int) Math.max(1, round((last - first) / 6.0));
    for (int epoch = first + (apart - first % apart) % apart; epoch <= last; epoch += apart) {
      page.raw(
          "<text class=\"epoch\" x=\"" + number(x(epoch)) + "\" y=\"183\">" + epoch + "</text>\n");
    }
  }

  private void line(Measure line) {
    StringBuilder path = new StringBuilder();
    StringBuilder dots = new StringBuilder();
    char command = 'M';
    for (EpochReport report : reports) {
      double value = line.of(report);
      if (Double.isFinite(value)) {
        String point = number(x(report.epoch())) + " " + number(y(value));
        path.append(command).append(point);
        dots.append('M').append(point).append("h0");
      }
      command = Double.isFinite(value) ? 'L' : 'M';
    }
    page.raw("<path d=\"" + path + "\" class=\"line" + style(line) + "</path>\n");
    if (reports.size() <= MOST_DOTS) {
      page.raw("<path d=\"" + dots + "\" class=\"line dots" + style(line) + "</path>\n");
    }
  }

  /** Stripes that nobody sees, from halfway to the epoch before to halfway to the next. */
  private void hits(List<Measure> lines) {
    page.raw("<g class=\"hits\">\n");
    double left = LEFT;
    for (int i = 0; i < reports.size(); i++) {
      EpochReport report = reports.get(i);
      double right = i + 1 == reports.size()
          ? RIGHT
          : (x(report.epoch()) + x(reports.get(i + 1).epoch())) / 2;
      page.raw("<rect x=\"" + number(left) + "\" y=\"" + TOP + "\" width=\"" + number(right - left)
          + "\" height=\"" + (BOTTOM - TOP) + "\"><title>epoch " + report.epoch());
      lines.forEach(line -> page.text("\n" + line.name() + " " + line.text(report)));
      page.raw("</title></rect>\n");
      left = right;
    }
    page.raw("</g>\n");
  }

  private double x(int epoch) {
    int first = reports.get(0).epoch();
    int last = reports.get(reports.size() - 1).epoch();
    double share = first == last ? 0.5 : (double) (epoch - first) / (last - first);
    return LEFT + share * (RIGHT - LEFT);
  }

  private double y(double value) {
    return BOTTOM - (value / step - low) / (high - low) * (BOTTOM - TOP);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }
}
