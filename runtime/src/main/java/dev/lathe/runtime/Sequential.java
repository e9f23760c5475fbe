package dev.lathe.runtime;

import java.util.List;

/**
 * One schedule after the other, each counting from its milestone. {@code torch.optim.lr_scheduler.SequentialLR}.
 *
 * @param steps whether milestones are steps, not epochs
 */
record Sequential(List<Schedule> all, List<Integer> milestones, boolean steps) implements Schedule {
  Sequential {
    all = List.copyOf(all);
    milestones = List.copyOf(milestones);
  }

  @Override
  public double rate(double base, Moment at) {
    int stage = stage(at);
    Schedule current = all.get(stage);
    boolean goesOn = stage > 0 && current.goesOn();
    double from = goesOn ? rate(base, at.before(milestones.get(stage - 1), steps)) : base;
    return current.rate(from, at.since(begin(stage), steps));
  }

  /** A stage that leaves the momentum alone goes on with what the last one before it set. */
  @Override
  public double momentum(Moment at) {
    int stage = stage(at);
    double momentum = all.get(stage).momentum(at.since(begin(stage), steps));
    while (momentum == 0 && stage > 0) {
      stage--;
      Moment last = at.before(milestones.get(stage), steps);
      momentum = all.get(stage).momentum(last.since(begin(stage), steps));
    }
    return momentum == 0 ? firstMomentum(at.start()) : momentum;
  }

  /** Before the first that cycles: where the last one begins, since PyTorch's set it when they are made. */
  private double firstMomentum(Moment start) {
    double first = 0;
    for (Schedule each : all) {
      double own = each.momentum(start);
      first = own == 0 ? first : own;
    }
    return first;
  }

  private int stage(Moment at) {
    return (int) milestones.stream().filter(each -> each <= at.count(steps)).count();
  }

  private long begin(int stage) {
    return stage == 0 ? 0 : milestones.get(stage - 1);
  }
}
