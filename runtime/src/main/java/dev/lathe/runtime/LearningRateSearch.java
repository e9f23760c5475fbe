package dev.lathe.runtime;

import dev.lathe.io.AtomicFile;
import dev.lathe.report.SearchPage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/**
 * What a search for a learning rate has found (L. N. Smith, "Cyclical Learning Rates for Training Neural Networks", 2015): the loss at growing rates.
 *
 * @param rates tried, growing
 * @param losses smoothed mean loss of the batches, a number for each rate
 * @param suggestion the rate at which the loss fell fastest, as PyTorch Lightning suggests; NaN where it never fell
 */
public record LearningRateSearch(List<Double> rates, List<Double> losses, double suggestion) {
  private static final int SKIPPED_FIRST = 10;

  public LearningRateSearch {
    rates = List.copyOf(rates);
    losses = List.copyOf(losses);
  }

  /**
   * Writes a page with the curve, for a browser: one file without scripts that asks for no other. It is written in one step; missing folders are made.
   *
   * @throws IOException where it cannot be written; with code L207 for a folder in its place
   */
  public void save(Path file) throws IOException {
    AtomicFile.write(file, SearchPage.html(this).getBytes(StandardCharsets.UTF_8));
  }

  static LearningRateSearch of(List<Double> rates, List<Double> losses) {
    double steepest = 0;
    double suggestion = Double.NaN;
    for (int i = SKIPPED_FIRST; i < losses.size() - 1; i++) {
      double slope = losses.get(i + 1) - losses.get(i - 1);
      if (slope < steepest) {
        steepest = slope;
        suggestion = rates.get(i);
      }
    }
    return new LearningRateSearch(rates, losses, suggestion);
  }
}
