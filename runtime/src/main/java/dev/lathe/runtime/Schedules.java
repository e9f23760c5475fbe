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
    return (base, at) -> {
      long reached = milestones.stream().filter(each -> each <= at.count(steps)).count();
      return base * Math.pow(gamma, reached);
    };
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
    return (base, at) -> {
      double length = tMax > 0 ? tMax : at.total(steps);
      return etaMin + (base - etaMin) * (1 + Math.cos(Math.PI * at.count(steps) / length)) / 2;
    };
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
  public static Schedule cyclic(
      double baseLr, double maxLr, int up, int down, String mode, double gamma, boolean steps) {
    double total = up + (down == 0 ? up : down);
    return (base, at) -> {
      double t = at.count(steps);
      double cycle = Math.floor(1 + t / total);
      double x = 1 + t / total - cycle;
      double ratio = up / total;
      double height = (maxLr - baseLr) * (x <= ratio ? x / ratio : (x - 1) / (ratio - 1));
      double scale = switch (mode) {
        case "TRIANGULAR2" -> Math.pow(2, 1 - cycle);
        case "EXP_RANGE" -> Math.pow(gamma, t);
        default -> 1;
      };
      return baseLr + height * scale;
    };
  }

  /** Up to a rate and down to almost nothing; {@code totalSteps} 0 is the whole training. */
  public static Schedule oneCycle(
      double maxLr,
      int totalSteps,
      double pctStart,
      boolean cosine,
      double divFactor,
      double finalDivFactor,
      boolean threePhase,
      boolean steps) {
    double first = maxLr / divFactor;
    double last = first / finalDivFactor;
    return (base, at) -> {
      double total = totalSteps > 0 ? totalSteps : at.total(steps);
      double t = at.count(steps);
      double top = pctStart * total - 1;
      double bottom = threePhase ? 2 * pctStart * total - 2 : total - 1;
      if (t <= top) {
        return between(first, maxLr, t / top, cosine);
      }
      if (t <= bottom || !threePhase) {
        double end = threePhase ? first : last;
        return between(maxLr, end, (t - top) / (bottom - top), cosine);
      }
      return between(first, last, (t - bottom) / (total - 1 - bottom), cosine);
    };
  }

  /** To a fixed rate within {@code annealEpochs}. */
  public static Schedule swa(double swaLr, int annealEpochs, boolean cosine, boolean steps) {
    return (base, at) -> {
      double share = Math.min(1, at.count(steps) / (double) Math.max(1, annealEpochs));
      return between(base, swaLr, share, cosine);
    };
  }

  private static double between(double start, double end, double share, boolean cosine) {
    return cosine
        ? end + (start - end) / 2 * (1 + Math.cos(Math.PI * share))
        : start + (end - start) * share;
  }

  /** All at once, each as a factor of the base rate. */
  public static Schedule chained(List<Schedule> all) {
    return new Schedule() {
      @Override
      public double rate(double base, Moment at) {
        double rate = base;
        for (Schedule each : all) {
          rate *= each.rate(base, at) / base;
        }
        return rate;
      }

      @Override
      public void observe(double base, double loss) {
        all.forEach(each -> each.observe(base, loss));
      }
    };
  }

  /** One after the other, each counting from its milestone. */
  public static Schedule sequential(List<Schedule> all, List<Integer> milestones, boolean steps) {
    return (base, at) -> {
      int stage =
          (int) milestones.stream().filter(each -> each <= at.count(steps)).count();
      long begin = stage == 0 ? 0 : milestones.get(stage - 1);
      return all.get(stage).rate(base, at.since(begin, steps));
    };
  }
}
