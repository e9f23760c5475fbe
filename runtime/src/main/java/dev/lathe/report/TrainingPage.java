package dev.lathe.report;

import dev.lathe.runtime.EpochReport;
import dev.lathe.runtime.Evaluation;
import dev.lathe.runtime.Figures;
import dev.lathe.train.TrainingRun;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A page about a training: what {@code HtmlReport} writes and {@code LivePage} serves. Immutable.
 *
 * @param network its name
 * @param summary of its layers, in lines; empty where it is not known
 * @param settings of the training, by name, in their order
 * @param epochs that were asked for
 * @param reports of the epochs so far
 */
public record TrainingPage(
    String network,
    String summary,
    Map<String, String> settings,
    int epochs,
    List<EpochReport> reports) {
  private static final int MOST_POINTS = 500;
  private static final int MOST_ROWS = 1000;

  public TrainingPage {
    settings = Collections.unmodifiableMap(new LinkedHashMap<>(settings));
    reports = List.copyOf(reports);
  }

  /** A training as it is now. */
  public static TrainingPage of(TrainingRun run) {
    return new TrainingPage(
        run.network(),
        summary(run.model().getClass()),
        run.settings(),
        run.epochs(),
        run.reports());
  }

  /** What the processor wrote of the layers. */
  private static String summary(Class<?> model) {
    try {
      Field field = model.getDeclaredField("SUMMARY");
      field.setAccessible(true); // the class may be visible in its package alone
      return String.valueOf(field.get(null));
    } catch (ReflectiveOperationException | RuntimeException e) {
      return ""; // another implementation of Model, or a module that is closed
    }
  }

  /**
   * The page as a file.
   *
   * @param ended whether the training is over
   * @param times whether it says how long epochs took
   * @param mistakes to be shown, if any
   */
  public String html(boolean ended, boolean times, @Nullable Mistakes<?> mistakes) {
    Html page = new Html().head(network, Html.POLICY, Style.CSS + Style.TRAINING);
    write(page, ended ? "ended after " : "under way, ", "", times, mistakes);
    return page.foot("Written by Lathe.", "").toString();
  }

  /** What a server that serves {@link #live} is to send as its policy of content. */
  public static String policy() {
    return LiveScript.POLICY + "; frame-ancestors 'none'";
  }

  /** The page as one that asks its server for {@code numbers.json}, every 2 seconds. */
  public String live() {
    Html page = new Html().head(network, LiveScript.POLICY, Style.CSS + Style.TRAINING);
    write(page, "under way, ", LiveScript.FACTS, true, null);
    return page.foot("Served by Lathe.", LiveScript.ELEMENT).toString();
  }

  private void write(
      Html page, String state, String now, boolean times, @Nullable Mistakes<?> mistakes) {
    page.element(
        "p",
        "Training " + state + Html.count(reports.size()) + " of "
            + Html.count(epochs, "epoch", "epochs"));
    page.raw(now);
    facts(page, times);
    page.raw("</header>\n");
    if (!reports.isEmpty()) {
      curves(page);
      epochs(page, times);
      Evaluation last = reports.get(reports.size() - 1).validation();
      if (last != null && last.confusionMatrix().classes() > 0) {
        Confusions.write(page, last.confusionMatrix());
      }
    }
    if (mistakes != null) {
      mistakes.write(page);
    }
    settings(page);
  }

  private void facts(Html page, boolean times) {
    if (reports.isEmpty()) {
      return;
    }
    EpochReport last = reports.get(reports.size() - 1);
    page.raw("<dl class=\"facts\">\n");
    for (Measure measure : Measure.in(reports)) {
      if (measure != Measure.RATE && !Double.isNaN(measure.of(last))) {
        page.fact(measure.name(), measure.text(last));
      }
    }
    if (Measure.HELD_LOSS.isIn(reports)) {
      page.fact("least validation loss", best());
    }
    if (times) {
      double seconds = reports.stream().mapToDouble(EpochReport::seconds).sum();
      page.raw("<div class=\"time\"><dt>time</dt><dd>")
          .text(Figures.duration(seconds))
          .raw("</dd></div>\n");
    }
    page.raw("</dl>\n");
  }

  private String best() {
    EpochReport best = reports.get(0);
    for (EpochReport report : reports) {
      double value = Measure.HELD_LOSS.of(report);
      best = value < Measure.HELD_LOSS.of(best) || Double.isNaN(Measure.HELD_LOSS.of(best))
          ? report
          : best;
    }
    return Measure.HELD_LOSS.text(best) + " in epoch " + best.epoch();
  }

  private void curves(Html page) {
    page.section("Curves").raw("<div class=\"curves\">\n");
    List<EpochReport> shown = thinned();
    double[] places = shown.stream().mapToDouble(EpochReport::epoch).toArray();
    Curves curves =
        new Curves(page, places, Html::number, i -> "epoch " + shown.get(i).epoch());
    draw(curves, "Loss", Html::number, shown, Measure.LOSS, Measure.HELD_LOSS);
    draw(
        curves,
        "Accuracy",
        share -> Html.number(100 * share) + " %",
        shown,
        Measure.ACCURACY,
        Measure.HELD_ACCURACY);
    Measure.in(reports).stream()
        .filter(Measure::isMetric)
        .forEach(metric -> draw(curves, metric.name(), Html::number, shown, metric));
    draw(curves, "Learning rate", Html::number, shown, Measure.RATE);
    page.raw("</div>\n").endSection();
  }

  private static void draw(
      Curves curves,
      String title,
      DoubleFunction<String> tick,
      List<EpochReport> shown,
      Measure... measures) {
    curves.draw(
        title, tick, Arrays.stream(measures).map(each -> each.line(shown)).toList());
  }

  /** At most 500 reports, evenly spread, with the first and the last. */
  private List<EpochReport> thinned() {
    int last = reports.size() - 1;
    return last < MOST_POINTS
        ? reports
        : IntStream.range(0, MOST_POINTS)
            .mapToObj(i -> reports.get((int) ((long) i * last / (MOST_POINTS - 1))))
            .toList();
  }

  private void epochs(Html page, boolean times) {
    page.section("Epochs");
    List<EpochReport> shown =
        reports.subList(Math.max(0, reports.size() - MOST_ROWS), reports.size());
    if (shown.size() < reports.size()) {
      page.element(
          "p", "The last " + Html.count(MOST_ROWS) + " of " + Html.count(reports.size()) + ".");
    }
    List<Measure> measures = Measure.in(reports);
    page.raw("<div class=\"wide tall\"><table>\n<thead><tr><th>epoch</th><th>steps</th>");
    measures.forEach(measure -> page.raw("<th>").text(measure.name()).raw("</th>"));
    page.raw(times ? "<th class=\"time\">time</th></tr></thead>\n" : "</tr></thead>\n");
    for (EpochReport report : shown) {
      page.raw("<tr><td>" + report.epoch() + "</td><td>" + Html.count(report.steps()) + "</td>");
      for (Measure measure : measures) {
        page.raw("<td title=\"" + measure.of(report) + "\">")
            .text(measure.text(report))
            .raw("</td>");
      }
      if (times) {
        page.raw("<td class=\"time\">").text(Figures.duration(report.seconds())).raw("</td>");
      }
      page.raw("</tr>\n");
    }
    page.endTable().endSection();
  }

  private void settings(Html page) {
    page.section("Settings").raw("<dl class=\"settings\">\n");
    settings.forEach(page::fact);
    page.raw("</dl>\n");
    if (!summary.isEmpty()) {
      page.raw("<pre class=\"summary\">").text(summary).raw("</pre>\n");
    }
    page.endSection();
  }
}
