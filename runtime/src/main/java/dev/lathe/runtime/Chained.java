package dev.lathe.runtime;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Several schedules at once, each of which changes what the others have left. {@code torch.optim.lr_scheduler.ChainedScheduler}. */
final class Chained implements Schedule {
  private final List<Schedule> all;
  private @Nullable Moment reached;
  private double current;

  Chained(List<Schedule> all) {
    this.all = List.copyOf(all);
  }

  @Override
  public double rate(double base, Moment at) {
    Moment last = reached == null ? begin(base, at) : reached;
    while (!last.isAt(at)) {
      Moment next = last.towards(at);
      for (Schedule each : all) {
        current = each.next(current, base, last, next);
      }
      last = next;
    }
    reached = last;
    return current;
  }

  private Moment begin(double base, Moment at) {
    current = base;
    for (Schedule each : all) {
      current *= each.rate(base, at.start()) / base;
    }
    return at.start();
  }

  @Override
  public double observe(double rate, double loss, double accuracy) {
    for (Schedule each : all) {
      current = each.observe(current, loss, accuracy);
    }
    return current;
  }
}
