package dev.lathe.report;

import dev.lathe.data.ClassCounts;
import dev.lathe.vision.ClassColors;
import java.util.List;
import java.util.Locale;

/** Counts as bars that lie below each other. */
final class Bars {
  private static final int SHOWN = 24;
  private static final int LONGEST_NAME = 80;

  private Bars() {}

  /**
   * Writes at most 24 bars.
   *
   * @param colored whether each has the colour of its class, as boxes in pictures have
   */
  static void write(Html page, ClassCounts counts, boolean colored) {
    List<ClassCounts.Count> shown = counts.largest(SHOWN);
    long most = shown.stream().mapToLong(ClassCounts.Count::count).max().orElse(1);
    page.raw("<div class=\"bars\">\n");
    for (ClassCounts.Count count : shown) {
      String color = count.label() < 0
          ? ";background:var(--rest)"
          : colored ? String.format(";background:#%06x", ClassColors.rgb(count.label())) : "";
      double length = 100.0 * count.count() / Math.max(1, most);
      page.element("b", Html.cut(count.name(), LONGEST_NAME));
      page.raw(
          String.format(Locale.ROOT, "<i><i style=\"width:%.2f%%%s\"></i></i>", length, color));
      page.raw("<span>").text(Html.count(count.count())).raw("</span>");
      page.element("small", Html.percent(count.count(), counts.total()));
    }
    page.raw("</div>\n");
  }
}
