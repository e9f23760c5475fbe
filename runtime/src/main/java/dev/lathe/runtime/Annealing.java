package dev.lathe.runtime;

/** From the rate there is to a fixed one. {@code torch.optim.swa_utils.SWALR}. */
record Annealing(double swaLr, int annealEpochs, boolean cosine, boolean steps)
    implements Schedule {
  @Override
  public double rate(double base, Moment at) {
    double share = share(at);
    return swaLr * share + base * (1 - share);
  }

  /** PyTorch's recurrence: the rate that it would have begun with is computed back. */
  @Override
  public double next(double rate, double base, Moment from, Moment to) {
    double before = share(from);
    double begin = before == 1 ? swaLr : (rate - before * swaLr) / (1 - before);
    return rate(begin, to);
  }

  @Override
  public boolean goesOn() {
    return true;
  }

  private double share(Moment at) {
    double t = Math.min(1, at.count(steps) / (double) Math.max(1, annealEpochs));
    return cosine ? (1 - Math.cos(Math.PI * t)) / 2 : t;
  }
}
