package dev.lathe.tests.parity;

import dev.lathe.io.TensorData;
import dev.lathe.runtime.LossProgram;
import dev.lathe.runtime.StateTensor;
import dev.lathe.runtime.Team;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Trains with the generated program itself, so that each step can be looked at.
 *
 * <p>The program keeps no gradients. What the first one was is computed from what the optimizer made of it: the
 * momentum buffer, {@code exp_avg / (1 - beta1)}, or, for plain SGD, the change of the weights in a step of which the
 * learning rate is {@code 2^20}, so that next to it the old weight's rounding vanishes. Weight decay is then taken
 * off.
 */
final class StepByStep {
  private static final double PROBE_RATE = 1 << 20;

  private final Subject subject;
  private final ReferenceCase reference;
  private final Subject.Bench bench;
  private final float[] inputs;

  StepByStep(Subject subject, ReferenceCase reference) {
    this.subject = subject;
    this.reference = reference;
    this.bench = subject.bench().get();
    this.inputs = reference.inputs();
    bench.state().initialize(0);
  }

  /** The initial weights, to begin with. */
  void take(Map<String, TensorData> initial) {
    for (StateTensor tensor : bench.state().tensors()) {
      TensorData value = initial.get(tensor.name());
      if (value != null) {
        tensor.set(value.toArray());
      }
    }
  }

  double[] losses() {
    double[] losses = new double[ReferenceCase.STEPS];
    for (int step = 0; step < losses.length; step++) {
      losses[step] = step(step, subject.learningRate());
    }
    return losses;
  }

  /** Everything in the state, by name. */
  Map<String, double[]> state() {
    Map<String, double[]> state = new LinkedHashMap<>();
    bench
        .state()
        .tensors()
        .forEach(tensor -> state.put(tensor.name(), Difference.widen(tensor.values())));
    return state;
  }

  /** The gradient of step 0 for each parameter; the weights are then spoilt. */
  Map<String, double[]> gradients() {
    Map<String, double[]> before = state();
    step(0, PROBE_RATE);
    Map<String, double[]> after = state();
    Map<String, double[]> gradients = new LinkedHashMap<>();
    for (StateTensor tensor : bench.state().tensors()) {
      if (tensor.kind() == StateTensor.Kind.PARAMETER) {
        gradients.put(tensor.name(), gradient(tensor.name(), before, after));
      }
    }
    return gradients;
  }

  private double[] gradient(
      String name, Map<String, double[]> before, Map<String, double[]> after) {
    double[] old = Objects.requireNonNull(before.get(name));
    double[] gradient = new double[old.length];
    double[] momentum = after.get(name + ".momentum_buffer");
    double[] mean = after.get(name + ".exp_avg");
    double[] changed = Objects.requireNonNull(after.get(name));
    for (int i = 0; i < gradient.length; i++) {
      double seen = momentum != null
          ? momentum[i]
          : mean != null ? mean[i] / (1 - subject.beta1()) : (old[i] - changed[i]) / PROBE_RATE;
      gradient[i] = seen - subject.weightDecay() * old[i];
    }
    return gradient;
  }

  private double step(int step, double rate) {
    LossProgram program = bench.train();
    int batch = reference.batch();
    int width = inputs.length / (ReferenceCase.STEPS * batch);
    System.arraycopy(inputs, step * batch * width, program.input(0), 0, batch * width);
    if (reference.hasClasses()) {
      System.arraycopy(reference.classes(), step * batch, program.targetClasses(0), 0, batch);
    } else {
      int units = program.targetValues(0).length / batch;
      System.arraycopy(
          reference.values(), step * batch * units, program.targetValues(0), 0, batch * units);
    }
    program.prepare(batch, step + 1, rate, 0);
    Team.shared().run(program);
    return program.loss();
  }
}
