package dev.lathe.report;

import dev.lathe.runtime.Figures;
import dev.lathe.runtime.LearningRateSearch;
import java.util.List;
import java.util.stream.IntStream;

/** A page about a search for a learning rate: the loss over the rates, and which one is suggested. */
public final class SearchPage {
  private SearchPage() {}

  /** The page as a file. */
  public static String html(LearningRateSearch search) {
    List<Double> rates = search.rates();
    int chosen = rates.indexOf(search.suggestion());
    Html page = new Html().head("A learning rate", Html.POLICY, Style.CSS + Style.TRAINING);
    page.raw("<dl class=\"facts\">\n");
    page.fact("suggestion", Html.number(search.suggestion()));
    page.fact("rates tried", Html.count(rates.size()));
    page.raw("</dl>\n</header>\n").section("Loss over the learning rate");
    page.raw("<div class=\"curves\">\n");
    Curves curves = new Curves(
        page,
        rates.stream().mapToDouble(Math::log10).toArray(),
        power -> "1e" + (int) power,
        i -> "rate " + Html.number(rates.get(i)));
    curves.draw("Loss", Html::number, List.of(loss(search), suggestion(search, chosen)));
    return page.raw("</div>\n").endSection().foot("Written by Lathe.", "").toString();
  }

  /** What is far above the loss of the beginning would leave no room for the rest. */
  private static Curves.Line loss(LearningRateSearch search) {
    List<Double> losses = search.losses();
    double first = losses.isEmpty() ? 0 : losses.get(0);
    double least = losses.stream().mapToDouble(loss -> loss).min().orElse(0);
    double most = first + Math.max(first - least, Math.abs(first) / 2);
    List<Double> shown =
        losses.stream().map(loss -> loss <= most ? loss : Double.NaN).toList();
    return new Curves.Line("smoothed loss", i -> Figures.loss(losses.get(i)), shown);
  }

  private static Curves.Line suggestion(LearningRateSearch search, int chosen) {
    List<Double> losses = IntStream.range(0, search.losses().size())
        .mapToObj(i -> i == chosen ? search.losses().get(i) : Double.NaN)
        .toList();
    return new Curves.Line("suggestion", i -> i == chosen ? "here" : "\u2013", losses);
  }
}
