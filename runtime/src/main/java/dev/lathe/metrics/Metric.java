package dev.lathe.metrics;

import java.util.function.Supplier;

/**
 * A number that says how good predictions are. Immutable. {@link Metrics} has the usual ones; one of your own is its name, its direction and a {@link Meter}:
 *
 * <pre>{@code
 * Metric hits = Metric.of("hits", true, HitMeter::new);
 * }</pre>
 */
public final class Metric {
  private final String name;
  private final boolean higherIsBetter;
  private final Supplier<? extends Meter> meters;

  private Metric(String name, boolean higherIsBetter, Supplier<? extends Meter> meters) {
    this.name = name;
    this.higherIsBetter = higherIsBetter;
    this.meters = meters;
  }

  /**
   * A metric of your own.
   *
   * @param name what it is called where it is shown, {@code f1_macro}
   * @param higherIsBetter whether a larger value is the better one
   * @param meters makes a meter that has seen no example
   */
  public static Metric of(String name, boolean higherIsBetter, Supplier<? extends Meter> meters) {
    return new Metric(name, higherIsBetter, meters);
  }

  /** What it is called: {@code top5_accuracy}. */
  public String name() {
    return name;
  }

  /** Whether a larger value is the better one. */
  public boolean higherIsBetter() {
    return higherIsBetter;
  }

  /** A meter that has seen no example. */
  public Meter meter() {
    return meters.get();
  }

  /** Its name. */
  @Override
  public String toString() {
    return name;
  }
}
