package dev.lathe.tests.benchmarks.lathe;

import dev.lathe.data.Example;
import dev.lathe.runtime.CompiledModel;
import dev.lathe.tests.benchmarks.Examples;
import dev.lathe.tests.benchmarks.Peer;
import dev.lathe.tests.benchmarks.Task;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Training is {@code fit}, one epoch of so many steps; one example is predicted by {@code forward}, a batch by {@link Batched}. */
public final class LathePeer implements Peer {
  private final Task task;
  private final CompiledModel<Object, Object> model;
  private final List<Example<Object, Object>> examples = new ArrayList<>();
  private final Map<Integer, Batched<Object>> batches = new HashMap<>();

  public LathePeer(Task task, Path weights) throws ReflectiveOperationException {
    this.task = task;
    model = Models.load(task, weights);
    Examples data = new Examples(task);
    for (int i = 0; i < data.size(); i++) {
      examples.add(new Example<>(data.input(i), target(data.target(i))));
    }
  }

  private Object target(int[] classes) {
    return task.places() == 1 ? (Object) classes[0] : classes;
  }

  @Override
  public double train(int steps) {
    return model
        .fit(new Cycle<>(examples, steps * task.batch()))
        .epochs()
        .get(0)
        .loss();
  }

  @Override
  public float[] predict(int count) {
    if (count == 1) {
      return model.forward(examples.get(0).input());
    }
    Batched<Object> batch = batches.computeIfAbsent(count, n -> new Batched<>(model, n));
    for (int i = 0; i < count; i++) {
      batch.put(i, examples.get(i).input());
    }
    batch.run();
    return batch.output();
  }

  @Override
  public void settle() {
    model.warmUp();
  }

  @Override
  public void close() {}
}
