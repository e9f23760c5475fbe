package dev.lathe.processor.backend.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.lathe.processor.ir.ElementType;
import dev.lathe.processor.ir.Graph;
import dev.lathe.processor.ir.Interpreter;
import dev.lathe.processor.ir.Node;
import dev.lathe.processor.ir.Op;
import dev.lathe.processor.ir.State;
import dev.lathe.processor.pass.ClipGradients;
import dev.lathe.processor.pass.Differentiate;
import dev.lathe.processor.pass.Pass;
import dev.lathe.processor.pass.Pipeline;
import dev.lathe.processor.pass.UpdateParameters;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

/**
 * Compares what generated code computes with the {@link Interpreter}: the output, the loss, and every gradient with a central
 * difference of the interpreter's loss. Each case is checked after all passes; the first of a list also as it was differentiated.
 */
final class GradientCheck {
  private static final long SEED = Long.getLong("lathe.seed", 42);
  private static final double STEP = 1e-5;
  private static final int MOST_ELEMENTS = 10;

  private final GradientCase tested;
  private final String variant;
  private final CompiledGraph compiled;
  private final CompiledGraph.Run run;
  private final CompiledGraph.Run vectorRun;
  private final Interpreter reference;
  private final Random random;

  private GradientCheck(GradientCase tested, String variant, CompiledGraph compiled) {
    this.tested = tested;
    this.variant = variant;
    this.compiled = compiled;
    this.run = compiled.start(tested.batch());
    this.vectorRun = compiled.startInVectors(tested.batch(), tested.batch());
    this.reference = new Interpreter(tested.graph(), tested.batch(), 3, 0.25, SEED);
    this.random = new Random(SEED);
  }

  static void check(List<GradientCase> cases) {
    List<Graph> graphs = new ArrayList<>();
    cases.forEach(each -> graphs.add(passed(each.graph(), optimised())));
    graphs.add(passed(cases.get(0).graph(), List.of(new Differentiate())));
    List<CompiledGraph> compiled = CompiledGraph.compile(graphs, CompiledGraph.LARGE_BATCH);
    new GradientCheck(cases.get(0), "differentiated", compiled.get(cases.size())).check();
    for (int index = 0; index < cases.size(); index++) {
      new GradientCheck(cases.get(index), "optimised", compiled.get(index)).check();
    }
  }

  /** All passes of training but the optimizer's step, so that gradients stay outputs. */
  private static List<Pass> optimised() {
    return Pipeline.training(List.of(), ClipGradients.NONE, (parameter, weight, gradient) -> {})
        .stream()
        .filter(pass -> !(pass instanceof UpdateParameters))
        .toList();
  }

  private static Graph passed(Graph graph, List<Pass> passes) {
    return Pipeline.run(graph, passes, (pass, result) -> {});
  }

  private void check() {
    fill();
    reference.freezeDetached();
    run.run(3, 0.25, SEED);
    vectorRun.run(3, 0.25, SEED);
    compiled.graph().outputs().keySet().forEach(this::assertSameBits);
    Map<String, double[]> expected = reference.run();
    assertClose(
        "output", expected.get(tested.graph().output(Graph.OUTPUT).name()), run.get(Graph.OUTPUT));
    assertClose(
        "loss", expected.get(tested.graph().output(Graph.LOSS).name()), run.get(Graph.LOSS));
    List<State> parameters = parameters();
    assertFalse(parameters.isEmpty(), this::toString);
    parameters.forEach(this::checkGradient);
  }

  private List<State> parameters() {
    return compiled.graph().states().stream()
        .filter(state -> compiled.graph().outputs().containsKey(Graph.gradientOf(state)))
        .toList();
  }

  private void fill() {
    int tensor = 0;
    for (Node node : tested.graph().nodes()) {
      int size = Interpreter.size(node.shape(), tested.batch());
      if (node.op() instanceof Op.Read read) {
        float[] values = values(size, tensor++);
        reference.state(read.state().name(), doubles(values));
        run.state(read.state().name(), values);
        vectorRun.state(read.state().name(), values);
      } else if (node.op() instanceof Op.Input input && node.type() != ElementType.DOUBLE) {
        float[] values = node.type() == ElementType.INT ? classes(size) : values(size, tensor++);
        reference.input(input.name(), doubles(values));
        run.input(input.name(), values);
        vectorRun.input(input.name(), values);
      }
    }
  }

  /**
   * Numbers that differ from 0, from each other and from those of every other tensor by much more than the difference's step: so no
   * kink of a maximum, an absolute value or a comparison is near.
   */
  private float[] values(int size, int tensor) {
    double spacing = Math.min(0.5, 4.0 / largestSize());
    List<Integer> order = new ArrayList<>();
    for (int index = 0; index < size; index++) {
      order.add(index);
    }
    Collections.shuffle(order, random);
    double first = tested.positive() ? 0.5 / spacing : -(size / 2);
    float[] values = new float[size];
    for (int index = 0; index < size; index++) {
      values[index] = (float) ((first + order.get(index) + (tensor + 1) / 10.0) * spacing);
    }
    return values;
  }

  /** One grid for all tensors: those of a tensor lie a tenth of its spacing beside those of another. */
  private int largestSize() {
    return tested.graph().nodes().stream()
        .filter(node -> node.inputs().isEmpty())
        .mapToInt(node -> Interpreter.size(node.shape(), tested.batch()))
        .max()
        .orElse(1);
  }

  private float[] classes(int size) {
    float[] classes = new float[size];
    for (int index = 0; index < size; index++) {
      classes[index] = random.nextInt(tested.classes());
    }
    return classes;
  }

  private void checkGradient(State parameter) {
    float[] gradient = run.get(Graph.gradientOf(parameter));
    double[] values = reference.state(parameter.name());
    int[] elements = random
        .ints(0, values.length)
        .distinct()
        .limit(Math.min(MOST_ELEMENTS, values.length))
        .toArray();
    double[] numeric =
        Arrays.stream(elements).mapToDouble(element -> slope(values, element)).toArray();
    double largest = Arrays.stream(numeric).map(Math::abs).max().orElse(0);
    for (int index = 0; index < elements.length; index++) {
      double tolerance = 5e-5 * (Math.abs(numeric[index]) + largest) + 1e-6;
      String message = this + ", gradient of " + parameter.name() + "[" + elements[index] + "]";
      assertEquals(numeric[index], gradient[elements[index]], tolerance, message);
    }
  }

  private double slope(double[] values, int element) {
    double kept = values[element];
    values[element] = kept + STEP;
    double above = loss();
    values[element] = kept - STEP;
    double below = loss();
    values[element] = kept;
    return (above - below) / (2 * STEP);
  }

  private double loss() {
    return Objects.requireNonNull(
        reference.run().get(tested.graph().output(Graph.LOSS).name()))[0];
  }

  /** The two forms of the kernels do the same operations in the same order. */
  private void assertSameBits(String role) {
    float[] scalar = run.get(role);
    float[] vector = vectorRun.get(role);
    for (int index = 0; index < scalar.length; index++) {
      String message = this + ", " + role + "[" + index + "] in vector form";
      assertEquals(
          Float.floatToIntBits(scalar[index]), Float.floatToIntBits(vector[index]), message);
    }
  }

  private void assertClose(String what, double[] expected, float[] found) {
    double largest = Arrays.stream(expected).map(Math::abs).max().orElse(0);
    assertEquals(expected.length, found.length, this + ", " + what);
    for (int index = 0; index < expected.length; index++) {
      double tolerance = 1e-5 * (Math.abs(expected[index]) + largest) + 1e-6;
      assertEquals(
          expected[index], found[index], tolerance, this + ", " + what + "[" + index + "]");
    }
  }

  private static double[] doubles(float[] values) {
    double[] doubles = new double[values.length];
    for (int index = 0; index < values.length; index++) {
      doubles[index] = values[index];
    }
    return doubles;
  }

  @Override
  public String toString() {
    return tested.name() + " (" + variant + ", -Dlathe.seed=" + SEED + ")";
  }
}
