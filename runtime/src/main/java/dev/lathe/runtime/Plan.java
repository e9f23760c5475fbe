package dev.lathe.runtime;

import dev.lathe.data.DataLoader;
import dev.lathe.data.Dataset;
import dev.lathe.metrics.Metric;
import dev.lathe.train.Callback;
import dev.lathe.train.Checkpoints;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one fit is to do.
 *
 * @param averages of the weights by which they are judged; none where they are judged as they are
 * @param threads that compute; 0 for the team that all share
 * @param workers that load
 */
record Plan<I, T>(
    Blueprint.Settings settings,
    Dataset<? extends I, ? extends T> train,
    @Nullable Dataset<? extends I, ? extends T> validation,
    List<Metric> metrics,
    List<Callback> callbacks,
    @Nullable Checkpoints checkpoints,
    Averages averages,
    int threads,
    int workers) {

  DataLoader<? extends I, ? extends T> loader() {
    Measuring.requireExamples(train, "train");
    DataLoader<? extends I, ? extends T> loader = DataLoader.of(train)
        .batchSize(settings.batchSize())
        .dropLast(settings.dropLast())
        .workers(workers)
        .reuse(true);
    if (loader.batches() == 0) {
      throw new IllegalArgumentException(Message.of(
          "L203",
          "at least one whole batch of " + settings.batchSize()
              + " examples, since dropLast is set",
          train.size() + " examples",
          "take a smaller batchSize, or leave dropLast out"));
    }
    return settings.shuffle() ? loader.shuffle(settings.seed()) : loader;
  }

  /** The steps depend on these: a checkpoint of others is of another training. */
  Map<String, String> fixed() {
    Map<String, String> fixed = new LinkedHashMap<>();
    fixed.put("batchSize", String.valueOf(settings.batchSize()));
    fixed.put("shuffle", String.valueOf(settings.shuffle()));
    fixed.put("dropLast", String.valueOf(settings.dropLast()));
    fixed.put("accumulate", String.valueOf(settings.accumulate()));
    fixed.put("seed", String.valueOf(settings.seed()));
    fixed.put("examples", String.valueOf(train.size()));
    return fixed;
  }

  /** All that holds for this fit, by name. */
  Map<String, String> described() {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("epochs", String.valueOf(settings.epochs()));
    all.putAll(fixed());
    all.put("learningRate", String.valueOf(settings.learningRate()));
    all.put("workers", String.valueOf(workers));
    return all;
  }
}
