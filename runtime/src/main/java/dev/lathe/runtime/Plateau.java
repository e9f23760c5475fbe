package dev.lathe.runtime;

/**
 * Reduces the learning rate when the loss no longer falls. {@code torch.optim.lr_scheduler.ReduceLROnPlateau} in mode {@code min}.
 */
public final class Plateau implements Schedule {
  private final double factor;
  private final int patience;
  private final double threshold;
  private final boolean relative;
  private final int cooldown;
  private final double minLr;
  private final double eps;
  private double best = Double.POSITIVE_INFINITY;
  private double share = 1;
  private int bad;
  private int cooling;

  /** See the members of {@code @ReduceLROnPlateau}. */
  public Plateau(
      double factor,
      int patience,
      double threshold,
      boolean relative,
      int cooldown,
      double minLr,
      double eps) {
    this.factor = factor;
    this.patience = patience;
    this.threshold = threshold;
    this.relative = relative;
    this.cooldown = cooldown;
    this.minLr = minLr;
    this.eps = eps;
  }

  @Override
  public double rate(double base, Moment at) {
    return base * share;
  }

  @Override
  public void observe(double base, double loss) {
    boolean better = relative ? loss < best * (1 - threshold) : loss < best - threshold;
    best = better ? loss : best;
    bad = better ? 0 : bad + 1;
    if (cooling > 0) {
      cooling--;
      bad = 0;
    }
    if (bad > patience) {
      reduce(base);
      cooling = cooldown;
      bad = 0;
    }
  }

  private void reduce(double base) {
    double old = base * share;
    double next = Math.max(old * factor, minLr);
    if (old - next > eps) {
      share = next / base;
    }
  }
}
