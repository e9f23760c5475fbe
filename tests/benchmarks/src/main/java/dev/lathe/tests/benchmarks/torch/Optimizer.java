package dev.lathe.tests.benchmarks.torch;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import dev.lathe.tests.benchmarks.Task;
import java.util.HashMap;
import java.util.Map;

/** PyTorch's formulas for SGD with momentum, Adam and AdamW. {@code torch.optim} itself is not reachable from Java. */
final class Optimizer {
  private static final float BETA1 = 0.9f;
  private static final float BETA2 = 0.999f;
  private static final float EPS = 1e-8f;

  private final NDManager manager;
  private final Task task;
  private final Map<String, NDArray> means = new HashMap<>();
  private final Map<String, NDArray> squares = new HashMap<>();
  private int steps;

  Optimizer(NDManager manager, Task task, Weights weights) {
    this.manager = manager;
    this.task = task;
    for (String name : weights.names()) {
      means.put(name, zeros(weights.get(name)));
      squares.put(name, zeros(weights.get(name)));
    }
  }

  private NDArray zeros(NDArray like) {
    return manager.zeros(like.getShape());
  }

  /** Changes the weights by the gradients of their leaves. */
  void step(Weights weights, Weights leaves) {
    steps++;
    Map<String, NDArray> gradients = new HashMap<>();
    for (String name : weights.names()) {
      gradients.put(name, leaves.get(name).getGradient());
    }
    if (task == Task.GPT) {
      clip(gradients);
    }
    gradients.forEach((name, value) -> update(name, weights.get(name), value));
  }

  /** To a norm of at most 1. */
  private static void clip(Map<String, NDArray> gradients) {
    NDList norms = new NDList();
    gradients.values().forEach(gradient -> norms.add(gradient.norm()));
    float norm = NDArrays.stack(norms).norm().getFloat();
    if (norm > 1) {
      gradients.values().forEach(gradient -> gradient.muli(1 / (norm + 1e-6f)));
    }
  }

  private void update(String name, NDArray weight, NDArray gradient) {
    switch (task) {
      case DIGITS -> momentum(weight, gradient, means.get(name));
      case RESNET -> adam(name, weight, gradient, 2e-3f, 0.05f, true);
      case GPT -> adam(name, weight, gradient, 1e-3f, 0.01f, true);
      default -> adam(name, weight, gradient, 1e-3f, 0, false);
    }
  }

  private static void momentum(NDArray weight, NDArray gradient, NDArray velocity) {
    velocity.muli(0.9f);
    velocity.addi(gradient);
    weight.subi(velocity.mul(0.05f));
  }

  private void adam(
      String name, NDArray weight, NDArray gradient, float rate, float decay, boolean decoupled) {
    float root = (float) Math.sqrt(1 - Math.pow(BETA2, steps));
    float corrected = rate * root / (float) (1 - Math.pow(BETA1, steps));
    NDList inputs = new NDList(weight, gradient, means.get(name), squares.get(name));
    weight
        .getNDArrayInternal()
        .adamUpdate(
            inputs,
            new NDList(weight),
            rate,
            corrected,
            decay,
            1,
            -1,
            BETA1,
            BETA2,
            EPS * root,
            true,
            decoupled);
  }
}
