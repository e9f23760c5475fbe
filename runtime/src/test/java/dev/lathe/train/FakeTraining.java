package dev.lathe.train;

import dev.lathe.io.TensorData;
import dev.lathe.runtime.ConfusionMatrix;
import dev.lathe.runtime.EpochReport;
import dev.lathe.runtime.Evaluation;
import dev.lathe.runtime.History;
import dev.lathe.runtime.Model;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** 3 epochs of 3 steps with given numbers, from any step to any other, as {@code Fit} calls callbacks. */
final class FakeTraining implements TrainingRun {
  static final int LAST = 9;
  private static final int STEPS = 3;

  private final boolean measured;
  private final int from;
  private final List<String> metrics;
  private final List<EpochReport> reports = new ArrayList<>();
  private int step;

  private FakeTraining(boolean measured, int from, String... metrics) {
    this.measured = measured;
    this.from = from;
    this.metrics = List.of(metrics);
  }

  /** Without a checkpoint to the end. */
  static void whole(Callback callback, String... metrics) {
    steps(callback, 1, LAST, metrics);
  }

  /** From this step, which a checkpoint goes on with unless it is 1; it is killed after the other unless that is the last. */
  static void steps(Callback callback, int from, int to, String... metrics) {
    new FakeTraining(true, from, metrics).run(callback, to);
  }

  /** Without validation and accuracy. */
  static void bare(Callback callback) {
    new FakeTraining(false, 1).run(callback, LAST);
  }

  private void run(Callback callback, int to) {
    try {
      callback.onStart(this);
      if (from > 1) {
        callback.restore(Map.of());
      }
      for (step = from; step <= to; step++) {
        if (callback.needsGradients()) {
          callback.onGradients(this);
        }
        callback.onStep(this, stepReport());
        if (step % STEPS == 0) {
          reports.add(epochReport());
          callback.onEpoch(this, epochReport());
        }
      }
      if (to == LAST) {
        callback.onEnd(this, new History(reports));
      }
    } finally {
      callback.close();
    }
  }

  private int epoch() {
    return (step - 1) / STEPS + 1;
  }

  private StepReport stepReport() {
    int batch = (step - 1) % STEPS + 1;
    return new StepReport(
        step, epoch(), epochs(), batch, STEPS, 4, 1.0 / (1 << step), 0.5 / (1 << step), 0.125);
  }

  private EpochReport epochReport() {
    double loss = 1.0 / (1 << step);
    Map<String, Double> values = new LinkedHashMap<>();
    metrics.forEach(metric -> values.put(metric, values.isEmpty() ? 4 * loss : Double.NaN));
    double accuracy = metrics.contains("accuracy") ? Double.NaN : 0.25;
    Evaluation validation = new Evaluation(
        2 * loss, accuracy, ConfusionMatrix.of(List.of(), new long[0][0]), 4, values);
    return new EpochReport(
        epoch(),
        epochs(),
        step,
        0.125,
        loss,
        measured ? 0.5 : Double.NaN,
        measured ? validation : null,
        1.5);
  }

  @Override
  public Model<?, ?> model() {
    return (Model<?, ?>) Proxy.newProxyInstance(
        Model.class.getClassLoader(),
        new Class<?>[] {Model.class},
        (proxy, method, arguments) -> method.getName().equals("layers")
            ? List.of("input [B x 3] = Input ()", "hidden [B x 3] = Linear(3), Tanh (input)")
            : Map.of("hidden.weight", TensorData.of(new float[] {-step, 0, step}, 3)));
  }

  @Override
  public String network() {
    return "Fake";
  }

  @Override
  public Map<String, String> settings() {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("epochs", "3");
    settings.put("shuffle", "true");
    settings.put("learningRate", "0.125");
    settings.put("note", "a \"quoted\" word");
    return settings;
  }

  @Override
  public int firstEpoch() {
    return (from - 1) / STEPS + 1;
  }

  @Override
  public int epochs() {
    return LAST / STEPS;
  }

  @Override
  public List<String> metrics() {
    return metrics;
  }

  @Override
  public void stop(String reason) {
    throw new AssertionError(reason);
  }

  @Override
  public void pause(String reason) {
    throw new AssertionError(reason);
  }

  @Override
  public Map<String, TensorData> gradients() {
    return Map.of("hidden.weight", TensorData.of(new float[] {step, step}, 2));
  }

  @Override
  public List<EpochReport> reports() {
    return reports;
  }
}
