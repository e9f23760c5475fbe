package dev.lathe.runtime;

import java.util.Iterator;
import java.util.List;

/** Reduces the learning rate when what is watched no longer gets better. {@code torch.optim.lr_scheduler.ReduceLROnPlateau}. */
public final class Plateau implements Schedule {
  private final boolean max;
  private final boolean accuracy;
  private final double factor;
  private final int patience;
  private final double threshold;
  private final boolean relative;
  private final int cooldown;
  private final double minLr;
  private final double eps;
  private double best;
  private double share = 1;
  private int bad;
  private int cooling;

  /** See the members of {@code @ReduceLROnPlateau}; {@code mode}, {@code monitor} and {@code thresholdMode} are names of constants. */
  public Plateau(
      String mode,
      String monitor,
      double factor,
      int patience,
      double threshold,
      String thresholdMode,
      int cooldown,
      double minLr,
      double eps) {
    this.max = mode.equals("MAX");
    this.accuracy = monitor.equals("ACCURACY");
    this.factor = factor;
    this.patience = patience;
    this.threshold = threshold;
    this.relative = thresholdMode.equals("REL");
    this.cooldown = cooldown;
    this.minLr = minLr;
    this.eps = eps;
    this.best = max ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
  }

  @Override
  public double rate(double base, Moment at) {
    return base * share;
  }

  /** Its own changes are those of {@link #observe}. */
  @Override
  public double next(double rate, double base, Moment from, Moment to) {
    return rate;
  }

  @Override
  public double observe(double rate, double loss, double ofClasses) {
    double seen = accuracy ? ofClasses : loss;
    boolean better = isBetter(seen);
    best = better ? seen : best;
    bad = better ? 0 : bad + 1;
    if (cooling > 0) {
      cooling--;
      bad = 0;
    }
    if (bad <= patience) {
      return rate;
    }
    cooling = cooldown;
    bad = 0;
    return reduced(rate);
  }

  private boolean isBetter(double seen) {
    double margin = max ? threshold : -threshold;
    double bound = relative ? best * (1 + margin) : best + margin;
    return max ? seen > bound : seen < bound;
  }

  private double reduced(double rate) {
    double next = Math.max(rate * factor, minLr);
    if (rate - next <= eps) {
      return rate;
    }
    share *= next / rate;
    return next;
  }

  @Override
  public void save(List<Double> state) {
    state.addAll(List.of(best, share, (double) bad, (double) cooling));
  }

  @Override
  public void restore(Iterator<Double> state) {
    best = state.next();
    share = state.next();
    bad = state.next().intValue();
    cooling = state.next().intValue();
  }
}
