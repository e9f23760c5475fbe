package dev.lathe.report;

import dev.lathe.runtime.ConfusionMatrix;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** A confusion matrix as a table in two colours: what was right, and what was taken for something else. */
final class Confusions {
  private static final int SHOWN = 30;
  private static final int LONGEST_NAME = 24;
  private static final int SHORT_NAME = 3;

  private Confusions() {}

  /** Writes at most 30 classes, those that are most often taken for others or others for them. */
  static void write(Html page, ConfusionMatrix matrix) {
    page.section("Confusion matrix of the last validation");
    int classes = matrix.classes();
    String note = "Rows are the classes as they are, columns as predicted.";
    page.element(
        "p",
        classes <= SHOWN
            ? note
            : note + " Shown are the " + SHOWN + " of " + Html.count(classes)
                + " classes with the most confusions.");
    List<Integer> shown = shown(matrix);
    String[] names = shown.stream()
        .map(label -> Html.cut(matrix.labels().get(label), LONGEST_NAME))
        .toArray(String[]::new);
    boolean isLong = List.of(names).stream().anyMatch(name -> name.length() > SHORT_NAME);
    page.raw(
        isLong
            ? "<div class=\"wide matrix long\"><table>\n<thead><tr><th></th>"
            : "<div class=\"wide matrix\"><table>\n<thead><tr><th></th>");
    List.of(names).forEach(name -> page.raw("<th>").text(name).raw("</th>"));
    page.raw("<th>recall</th></tr></thead>\n");
    for (int row = 0; row < names.length; row++) {
      row(page, matrix, shown, row, names[row]);
    }
    page.endTable().endSection();
  }

  private static void row(
      Html page, ConfusionMatrix matrix, List<Integer> shown, int row, String name) {
    int actual = shown.get(row);
    long all = IntStream.range(0, matrix.classes())
        .mapToLong(predicted -> matrix.count(actual, predicted))
        .sum();
    page.raw("<tr><th>").text(name).raw("</th>");
    for (int predicted : shown) {
      long count = matrix.count(actual, predicted);
      page.raw(
          count == 0
              ? "<td class=\"none\">0"
              : String.format(
                  Locale.ROOT,
                  "<td class=\"%s\" style=\"--a:%.2f\">%,d",
                  actual == predicted ? "right" : "wrong",
                  0.08 + 0.52 * Math.sqrt((double) count / all),
                  count));
      page.raw("</td>");
    }
    page.raw("<td>")
        .text(all == 0 ? "\u2013" : Html.percent(matrix.count(actual, actual), all))
        .raw("</td></tr>\n");
  }

  /** Indices of the classes to show, in their order. */
  private static List<Integer> shown(ConfusionMatrix matrix) {
    int classes = matrix.classes();
    long[] errors = new long[classes];
    for (int actual = 0; actual < classes; actual++) {
      for (int predicted = 0; predicted < classes; predicted++) {
        long count = actual == predicted ? 0 : matrix.count(actual, predicted);
        errors[actual] += count;
        errors[predicted] += count;
      }
    }
    return IntStream.range(0, classes)
        .boxed()
        .sorted(Comparator.comparingLong((Integer label) -> errors[label]).reversed())
        .limit(SHOWN)
        .sorted()
        .toList();
  }
}
