package dev.lathe.train;

import dev.lathe.io.TensorData;
import dev.lathe.runtime.EpochReport;
import dev.lathe.runtime.Model;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** A training of a network without a summary. */
record FakeRun(List<EpochReport> reports) implements TrainingRun {
  static FakeRun of(int epochs) {
    return new FakeRun(IntStream.rangeClosed(1, epochs)
        .mapToObj(epoch -> new EpochReport(epoch, 9, 15L * epoch, 0.1, 0.5 / epoch, 0.9, null, 1))
        .toList());
  }

  @Override
  public Model<?, ?> model() {
    return (Model<?, ?>) Proxy.newProxyInstance(
        Model.class.getClassLoader(), new Class<?>[] {Model.class}, (self, method, given) -> {
          throw new UnsupportedOperationException(method.getName());
        });
  }

  @Override
  public String network() {
    return "Fake";
  }

  @Override
  public Map<String, String> settings() {
    return Map.of("seed", "42");
  }

  @Override
  public int firstEpoch() {
    return 1;
  }

  @Override
  public int epochs() {
    return 9;
  }

  @Override
  public List<String> metrics() {
    return List.of();
  }

  @Override
  public void stop(String reason) {}

  @Override
  public void pause(String reason) {}

  @Override
  public Map<String, TensorData> gradients() {
    return Map.of();
  }
}
