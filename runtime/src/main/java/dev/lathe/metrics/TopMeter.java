package dev.lathe.metrics;

/** Counts the examples whose class has one of the highest scores. */
final class TopMeter extends ExampleMeter {
  private final int most;
  private long hits;

  TopMeter(String metric, int most) {
    super(metric, Need.CLASSES);
    this.most = most;
  }

  @Override
  void start(Predictions batch) {
    if (batch.width() < most) {
      throw misfit("at least " + most + " classes", batch);
    }
  }

  @Override
  void add(Predictions batch, int example) {
    int right = batch.classOf(example);
    float score = batch.score(example, right);
    int before = Float.isNaN(score) ? most : 0;
    for (int output = 0; output < batch.width(); output++) {
      float other = batch.score(example, output);
      before += (other > score) || ((other == score) && (output < right)) ? 1 : 0;
    }
    hits += before < most ? 1 : 0;
  }

  @Override
  double valueOfSome() {
    return (double) hits / examples();
  }
}
