package dev.lathe.runtime;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/** One schedule after the other, each counting from its milestone. {@code torch.optim.lr_scheduler.SequentialLR}. */
final class Sequential implements Schedule {
  private final Schedule[] all;
  private final Milestones milestones;
  private final boolean steps;
  private final Moment own = new Moment();
  private final Moment[] ends; // of the stages, while later ones ask for them

  /** @param steps whether milestones are steps, not epochs */
  Sequential(List<Schedule> all, List<Integer> milestones, boolean steps) {
    this.all = all.toArray(Schedule[]::new);
    this.milestones = new Milestones(milestones);
    this.steps = steps;
    this.ends = new Moment[milestones.size()];
    Arrays.setAll(ends, stage -> new Moment());
  }

  @Override
  public double rate(double base, Moment at) {
    int stage = stage(at);
    boolean goesOn = stage > 0 && all[stage].goesOn();
    double from = goesOn ? rate(base, end(stage - 1, at)) : base;
    return all[stage].rate(from, since(stage, at));
  }

  /** A stage that leaves the momentum alone goes on with what the last one before it set. */
  @Override
  public double momentum(Moment at) {
    int stage = stage(at);
    double momentum = all[stage].momentum(since(stage, at));
    while (momentum == 0 && stage > 0) {
      stage--;
      momentum = all[stage].momentum(since(stage, end(stage, at)));
    }
    return momentum == 0 ? firstMomentum(own.setStart(at)) : momentum;
  }

  /** Before the first that cycles: where the last one begins, since PyTorch's set it when they are made. */
  private double firstMomentum(Moment start) {
    double first = 0;
    for (Schedule each : all) {
      double momentum = each.momentum(start);
      first = momentum == 0 ? first : momentum;
    }
    return first;
  }

  private int stage(Moment at) {
    return milestones.reached(at.count(steps));
  }

  private Moment end(int stage, Moment at) {
    return ends[stage].setBefore(milestones.get(stage), at, steps);
  }

  private Moment since(int stage, Moment at) {
    return own.setSince(stage == 0 ? 0 : milestones.get(stage - 1), at, steps);
  }

  @Override
  public void save(List<Double> state) {
    for (Schedule each : all) {
      each.save(state);
    }
  }

  @Override
  public void restore(Iterator<Double> state) {
    for (Schedule each : all) {
      each.restore(state);
    }
  }
}
