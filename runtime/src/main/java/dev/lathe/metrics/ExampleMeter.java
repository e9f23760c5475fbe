package dev.lathe.metrics;

import dev.lathe.runtime.Message;

/** A meter of examples that are looked at one after the other, so that it does not matter how they were split into batches. */
abstract class ExampleMeter implements Meter {
  private final String metric;
  private final Need need;
  private int width;
  private long examples;

  ExampleMeter(String metric, Need need) {
    this.metric = metric;
    this.need = need;
  }

  @Override
  public final void add(Predictions batch) {
    need.check(metric, batch);
    if (width == 0) {
      start(batch);
      width = batch.width();
    }
    if (batch.width() != width) {
      throw misfit(width + " outputs an example, as before,", batch);
    }
    for (int example = 0; example < batch.size(); example++) {
      if (!batch.hasClasses() || batch.classOf(example) >= 0) {
        examples++;
        add(batch, example);
      }
    }
  }

  @Override
  public final double value() {
    return examples == 0 ? Double.NaN : valueOfSome();
  }

  final IllegalArgumentException misfit(String expected, Predictions batch) {
    return new IllegalArgumentException(Message.of(
        "L212",
        expected + " for the metric " + metric,
        Message.count(batch.width(), "output"),
        "ask for a metric that suits the network, and make a meter for each network"));
  }

  /** Called with the first batch, before its examples: makes what depends on the number of outputs. */
  void start(Predictions batch) {}

  abstract void add(Predictions batch, int example);

  /** Number of examples so far. */
  final long examples() {
    return examples;
  }

  /** The value, of at least one example. */
  abstract double valueOfSome();
}
