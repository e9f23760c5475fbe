package dev.lathe.runtime;

import java.util.List;

/** The schedules of {@code torch.optim.lr_scheduler} in closed form; {@code steps} says whether steps or epochs are counted. */
public final class Schedules {
  private Schedules() {}

  /** {@code base * gamma^floor(t / stepSize)}. */
  public static Schedule step(int stepSize, double gamma, boolean steps) {
    return (base, at) -> base * Math.pow(gamma, at.count(steps) / stepSize);
  }

  /** {@code base * gamma^(milestones reached)}. */
  public static Schedule multiStep(List<Integer> milestones, double gamma, boolean steps) {
    Milestones all = new Milestones(milestones);
    return (base, at) -> base * Math.pow(gamma, all.reached(at.count(steps)));
  }

  /** {@code base * factor} before {@code totalIters}. */
  public static Schedule constant(double factor, int totalIters, boolean steps) {
    return (base, at) -> at.count(steps) < totalIters ? base * factor : base;
  }

  /** From one factor to another on a line. */
  public static Schedule linear(double start, double end, int totalIters, boolean steps) {
    return (base, at) ->
        base * (start + (end - start) * Math.min(at.count(steps), totalIters) / totalIters);
  }

  /** {@code base * gamma^t}. */
  public static Schedule exponential(double gamma, boolean steps) {
    return (base, at) -> base * Math.pow(gamma, at.count(steps));
  }

  /** {@code base * (1 - t / totalIters)^power}. */
  public static Schedule polynomial(int totalIters, double power, boolean steps) {
    return (base, at) ->
        base * Math.pow(1 - Math.min(at.count(steps), totalIters) / (double) totalIters, power);
  }

  /** Half a cosine down to {@code etaMin}; {@code tMax} 0 is the whole training. */
  public static Schedule cosineAnnealing(int tMax, double etaMin, boolean steps) {
    return new Cosine(tMax, etaMin, steps);
  }

  /** Cosines of growing length. */
  public static Schedule warmRestarts(int t0, int tMult, double etaMin, boolean steps) {
    return (base, at) -> {
      long since = at.count(steps);
      long length = t0;
      while (since >= length) {
        since -= length;
        length *= tMult;
      }
      return etaMin + (base - etaMin) * (1 + Math.cos(Math.PI * since / length)) / 2;
    };
  }

  /** Up and down between two rates; {@code mode} is the name of a {@code CyclicMode}. */
  public static Wave cyclic(
      double baseLr, double maxLr, int up, int down, String mode, double gamma, boolean steps) {
    double total = up + (down == 0 ? up : down);
    double ratio = up / total;
    Wave.Form form = (at, low, high, last) -> {
      double t = at.count(steps);
      double cycle = Math.floor(1 + t / total);
      double x = 1 + t / total - cycle;
      double height = (high - low) * (x <= ratio ? x / ratio : (x - 1) / (ratio - 1));
      double scale = switch (mode) {
        case "TRIANGULAR2" -> Math.pow(2, 1 - cycle);
        case "EXP_RANGE" -> Math.pow(gamma, t);
        default -> 1;
      };
      return low + height * scale;
    };
    return Wave.of(form, baseLr, maxLr, baseLr);
  }

  /** Up to a rate and down to almost nothing, where it stays; {@code totalSteps} 0 is the whole training. */
  public static Wave oneCycle(
      double maxLr,
      int totalSteps,
      double pctStart,
      boolean cosine,
      double divFactor,
      double finalDivFactor,
      boolean threePhase,
      boolean steps) {
    Wave.Form form = (at, first, peak, last) -> {
      double total = totalSteps > 0 ? totalSteps : at.total(steps);
      double t = Math.min(at.count(steps), total - 1);
      double top = pctStart * total - 1;
      double bottom = threePhase ? 2 * pctStart * total - 2 : total - 1;
      if (t <= top && top > 0) {
        return between(first, peak, t / top, cosine);
      }
      if (t <= bottom || !threePhase) {
        return between(peak, threePhase ? first : last, (t - top) / (bottom - top), cosine);
      }
      return between(first, last, (t - bottom) / (total - 1 - bottom), cosine);
    };
    double first = maxLr / divFactor;
    return Wave.of(form, first, maxLr, first / finalDivFactor);
  }

  private static double between(double start, double end, double share, boolean cosine) {
    return cosine
        ? end + (start - end) / 2 * (1 + Math.cos(Math.PI * share))
        : start + (end - start) * share;
  }

  /** To a fixed rate within {@code annealEpochs}. */
  public static Schedule swa(double swaLr, int annealEpochs, boolean cosine, boolean steps) {
    return new Annealing(swaLr, annealEpochs, cosine, steps);
  }

  /** All at once, each changing what the others have left. */
  public static Schedule chained(List<Schedule> all) {
    return new Chained(all);
  }

  /** One after the other, each counting from its milestone. */
  public static Schedule sequential(List<Schedule> all, List<Integer> milestones, boolean steps) {
    return new Sequential(all, milestones, steps);
  }
}
