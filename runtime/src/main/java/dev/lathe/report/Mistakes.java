package dev.lathe.report;

import dev.lathe.data.Chance;
import dev.lathe.data.Dataset;
import dev.lathe.data.Example;
import dev.lathe.runtime.Prediction;
import dev.lathe.vision.Image;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/**
 * Pictures that a classifier takes for something else, those first of which it is most certain.
 *
 * @param data inputs with their labels
 * @param classify a model's, {@code model::classify}
 * @param picture of an input, to be shown
 */
public record Mistakes<I>(
    Dataset<I, ?> data,
    Function<? super I, ? extends Prediction<?>> classify,
    Function<? super I, Image> picture) {
  private static final int SHOWN = 12;

  private record Mistake(int index, Object label, double probability) {}

  /** Classifies all examples, one after the other, and writes a section with the worst 12 mistakes. */
  void write(Html page) {
    List<Mistake> worst = worst();
    page.section("Worst mistakes");
    if (worst.isEmpty()) {
      page.element("p", "None: all of " + Html.count(data.size()) + " are predicted right.");
    } else {
      page.element("p", "What it is, then what was predicted, with the probability given to that.");
      show(worst, new Samples(page, List.of()));
      page.raw("</div>\n");
    }
    page.endSection();
  }

  private void show(List<Mistake> worst, Samples samples) {
    samples.begin(picture.apply(Chance.read(data, worst.get(0).index()).input()));
    for (Mistake mistake : worst) {
      Example<I, ?> example = Chance.read(data, mistake.index());
      Image shown = samples.picture(picture.apply(example.input()), example.target());
      String caption = example.target() + " \u2192 " + mistake.label();
      samples.figure(shown, caption, Html.percent(mistake.probability(), 1));
    }
  }

  private List<Mistake> worst() {
    List<Mistake> worst = new ArrayList<>();
    for (int i = 0; i < data.size(); i++) {
      Example<I, ?> example = Chance.read(data, i);
      Prediction<?> prediction = classify.apply(example.input());
      if (!prediction.label().equals(example.target())) {
        worst.add(new Mistake(i, prediction.label(), prediction.probability()));
        worst.sort(Comparator.comparingDouble(Mistake::probability).reversed());
        worst.subList(Math.min(SHOWN, worst.size()), worst.size()).clear();
      }
    }
    return worst;
  }
}
