package dev.lathe.tests.benchmarks.torch;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.jni.JniUtils;
import ai.djl.training.GradientCollector;
import dev.lathe.tests.benchmarks.Examples;
import dev.lathe.tests.benchmarks.Peer;
import dev.lathe.tests.benchmarks.Task;
import java.io.IOException;
import java.nio.file.Path;

/** libtorch with autograd. Training batches are tensors beforehand, which spares it the copy that the others make. */
public final class TorchPeer implements Peer {
  private final Task task;
  private final Examples data;
  private final Engine engine = Engine.getEngine("PyTorch");
  private final NDManager manager = engine.newBaseManager();
  private final Weights weights;
  private final TorchNetwork network;
  private Optimizer optimizer;
  private NDArray[] inputs;
  private NDArray[] targets;

  public TorchPeer(Task task, Path file) throws IOException {
    this.task = task;
    data = new Examples(task);
    weights = Weights.read(manager, file);
    network = TorchNetworks.of(task, manager);
    JniUtils.setGradMode(false);
  }

  private NDArray input(int from, int examples) {
    Shape shape = new Shape(task.shape(examples));
    return task.tokens()
        ? manager.create(data.tokens(from, examples), shape)
        : manager.create(data.numbers(from, examples), shape);
  }

  @Override
  public float[] predict(int examples) {
    try (NDScope scope = new NDScope()) {
      scope.suppressNotUsedWarning();
      return network.forward(weights, input(0, examples), false).toFloatArray();
    }
  }

  @Override
  public double train(int steps) {
    if (optimizer == null) {
      prepare();
    }
    double sum = 0;
    for (int step = 0; step < steps; step++) {
      try (NDScope scope = new NDScope()) {
        scope.suppressNotUsedWarning();
        sum += step(step % Examples.BATCHES);
      }
    }
    return sum / steps;
  }

  private void prepare() {
    optimizer = new Optimizer(manager, task, weights);
    inputs = new NDArray[Examples.BATCHES];
    targets = new NDArray[Examples.BATCHES];
    for (int batch = 0; batch < Examples.BATCHES; batch++) {
      inputs[batch] = input(batch * task.batch(), task.batch());
      int[] classes = data.targets(batch * task.batch(), task.batch());
      targets[batch] =
          manager.create(classes, new Shape(classes.length, 1)).toType(DataType.INT64, false);
    }
  }

  private double step(int batch) {
    Weights leaves = weights.leaves();
    float loss;
    try (GradientCollector collector = engine.newGradientCollector()) {
      NDArray scores = network.forward(leaves, inputs[batch], true);
      NDArray mean = loss(scores.reshape(-1, task.classes()), targets[batch]);
      collector.backward(mean);
      loss = mean.getFloat();
    }
    optimizer.step(weights, leaves);
    return loss;
  }

  private NDArray loss(NDArray scores, NDArray classes) {
    NDArray logarithms = scores.logSoftmax(1);
    NDArray hit = logarithms.gather(classes, 1).mean().neg();
    return task == Task.RESNET ? hit.mul(0.9f).add(logarithms.mean().mul(-0.1f)) : hit;
  }

  @Override
  public void close() {
    manager.close();
  }
}
