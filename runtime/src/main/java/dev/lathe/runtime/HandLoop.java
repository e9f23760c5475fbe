package dev.lathe.runtime;

import dev.lathe.data.Batch;
import dev.lathe.io.TensorData;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Training by calls of the user's: forward pass, backward pass and step, one after the other. */
final class HandLoop<I, T> {
  private final Blueprint<I, T> blueprint;
  private final Steps steps;
  private final Stepwise parts;
  private @Nullable GradientProgram program;
  private boolean ready;

  HandLoop(Blueprint<I, T> blueprint, Steps steps) {
    this.blueprint = blueprint;
    this.steps = steps;
    this.parts = blueprint.stepwise().get();
  }

  /** The forward pass of a batch in training mode. */
  float loss(Batch<? extends I, ? extends T> batch) {
    return forward(batch, blueprint.training(), Team.shared()).loss();
  }

  /** As {@link #loss}, with the program that computed it. */
  LossProgram forward(
      Batch<? extends I, ? extends T> batch, Blueprint.Settings settings, Team team) {
    GradientProgram current = program(batch.size());
    Batches.fill(blueprint, current, batch);
    current.prepare(batch.size(), steps.nextPass(), settings.learningRate(), settings.seed());
    Profile.filled();
    team.run(current);
    ready = true;
    return current;
  }

  /** A larger batch than any before takes a larger program. */
  private GradientProgram program(int examples) {
    GradientProgram current = program;
    if (current == null || current.capacity() < examples) {
      int capacity = Math.max(examples, blueprint.training().batchSize());
      current = parts.backward().apply(capacity);
      program = current;
    }
    return current;
  }

  void backward(Team team) {
    GradientProgram current = program;
    if (current == null || !ready) {
      throw new IllegalStateException(Message.of(
          "L214",
          "loss(batch) before backward()",
          current == null ? "no call of loss" : "backward() twice after one loss",
          "call loss, backward and step in this order"));
    }
    ready = false;
    Profile.leaveOut();
    team.run(current.backward());
  }

  void step(Blueprint.Settings settings, Team team) {
    double rate = steps.rate();
    double momentum = steps.momentum();
    parts.step().prepare(1, steps.nextStep(), rate, momentum, settings.seed());
    Profile.leaveOut();
    team.run(parts.step());
  }

  /** A copy of what was gathered since the last step. */
  Map<String, TensorData> gradients() {
    Map<String, TensorData> gradients = new LinkedHashMap<>();
    parts
        .gradients()
        .tensors()
        .forEach(
            tensor -> gradients.put(tensor.name(), TensorData.of(tensor.values(), tensor.shape())));
    return gradients;
  }

  /** Gathered so far, to be changed in place. */
  ModelState gathered() {
    return parts.gradients();
  }
}
