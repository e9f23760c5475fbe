package dev.lathe.runtime;

/**
 * Half a cosine from the base rate down to {@code etaMin}, and up again. {@code torch.optim.lr_scheduler.CosineAnnealingLR}.
 *
 * @param tMax how long; 0 is the whole training
 */
record Cosine(int tMax, double etaMin, boolean steps) implements Schedule {
  @Override
  public double rate(double base, Moment at) {
    return etaMin + (base - etaMin) * height(at.count(steps), length(at)) / 2;
  }

  /** PyTorch's recurrence: what is above {@code etaMin} shrinks, whoever else has changed it. */
  @Override
  public double next(double rate, double base, Moment from, Moment to) {
    long t = to.count(steps);
    double length = length(to);
    if (t == from.count(steps)) {
      return rate;
    }
    if ((t - 1 - length) % (2 * length) == 0) { // nothing is left that could grow
      return rate + (base - etaMin) * (1 - Math.cos(Math.PI / length)) / 2;
    }
    return height(t, length) / height(t - 1, length) * (rate - etaMin) + etaMin;
  }

  private double length(Moment at) {
    return tMax > 0 ? tMax : at.total(steps);
  }

  private static double height(long t, double length) {
    return 1 + Math.cos(Math.PI * t / length);
  }
}
