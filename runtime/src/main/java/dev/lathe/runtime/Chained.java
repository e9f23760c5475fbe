package dev.lathe.runtime;

import java.util.Iterator;
import java.util.List;

/** Several schedules at once, each of which changes what the others have left. {@code torch.optim.lr_scheduler.ChainedScheduler}. */
final class Chained implements Schedule {
  private final Schedule[] all;
  private final Moment reached = new Moment();
  private final Moment next = new Moment();
  private boolean begun;
  private double current;

  Chained(List<Schedule> all) {
    this.all = all.toArray(Schedule[]::new);
  }

  @Override
  public double rate(double base, Moment at) {
    if (!begun) {
      begin(base, at);
    }
    while (!reached.isAt(at)) {
      next.setTowards(reached, at);
      for (Schedule each : all) {
        current = each.next(current, base, reached, next);
      }
      reached.set(next);
    }
    return current;
  }

  private void begin(double base, Moment at) {
    begun = true;
    reached.setStart(at);
    current = base;
    for (Schedule each : all) {
      current *= each.rate(base, reached) / base;
    }
  }

  @Override
  public double observe(double rate, double loss, double accuracy) {
    for (Schedule each : all) {
      current = each.observe(current, loss, accuracy);
    }
    return current;
  }

  @Override
  public void save(List<Double> state) {
    state.add(begun ? 1.0 : 0.0);
    state.add(current);
    reached.save(state);
    for (Schedule each : all) {
      each.save(state);
    }
  }

  @Override
  public void restore(Iterator<Double> state) {
    begun = state.next() == 1;
    current = state.next();
    reached.restore(state);
    for (Schedule each : all) {
      each.restore(state);
    }
  }
}
