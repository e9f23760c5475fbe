package dev.lathe.runtime;

import dev.lathe.data.Batch;
import dev.lathe.data.DataLoader;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Makes steps at growing rates, and takes all of them back. */
final class RateFinder<I, T> {
  private static final double SMOOTHING = 0.95;
  private static final double DIVERGED = 4;

  private final Training<I, T> training;
  private final Plan<I, T> plan;
  private final DataLoader<? extends I, ? extends T> loader;
  private final List<Double> rates = new ArrayList<>();
  private final List<Double> losses = new ArrayList<>();
  private double average;
  private double best = Double.POSITIVE_INFINITY;

  RateFinder(Training<I, T> training, Plan<I, T> plan) {
    this.training = training;
    this.plan = plan;
    this.loader = plan.loader();
  }

  LearningRateSearch run(double least, double most, int number) {
    List<float[]> before = new ArrayList<>();
    training
        .blueprint()
        .state()
        .tensors()
        .forEach(tensor -> before.add(tensor.data().clone()));
    Steps steps = training.steps();
    List<Double> place = new ArrayList<>();
    steps.begin(plan.settings(), loader.batches());
    steps.save(place);
    try {
      training.blueprint().input().learn(plan.train());
      search(least, Math.pow(most / least, 1.0 / (number - 1)), number);
    } finally {
      Iterator<float[]> kept = before.iterator();
      for (StateTensor tensor : training.blueprint().state().tensors()) {
        System.arraycopy(kept.next(), 0, tensor.data(), 0, tensor.data().length);
      }
      steps.restore(place.iterator(), 0);
      steps.end();
    }
    return LearningRateSearch.of(rates, losses);
  }

  private void search(double least, double factor, int number) {
    int epoch = 0;
    Iterator<? extends Batch<? extends I, ? extends T>> batches = loader.iterator(epoch);
    for (int i = 0; i < number; i++) {
      if (!batches.hasNext()) {
        batches = loader.iterator(++epoch);
      }
      double loss = step(batches.next(), least * Math.pow(factor, i));
      if (!(loss <= DIVERGED * best)) {
        return;
      }
      best = i == 0 ? loss : Math.min(best, loss);
    }
  }

  /** The smoothed loss, without the pull of its beginning at 0. */
  private double step(Batch<? extends I, ? extends T> batch, double rate) {
    Blueprint.Settings settings =
        plan.settings().withSchedule(Schedule.NONE).withLearningRate(rate);
    training.steps().begin(settings, loader.batches());
    double loss = training.whole(batch, settings, Team.shared()).loss();
    average = SMOOTHING * average + (1 - SMOOTHING) * loss;
    double smooth = average / (1 - Math.pow(SMOOTHING, rates.size() + 1));
    rates.add(rate);
    losses.add(smooth);
    return smooth;
  }
}
