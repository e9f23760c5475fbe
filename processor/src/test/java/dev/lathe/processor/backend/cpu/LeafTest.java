package dev.lathe.processor.backend.cpu;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.lathe.processor.ir.ElementType;
import dev.lathe.processor.ir.Graph;
import dev.lathe.processor.ir.GraphBuilder;
import dev.lathe.processor.ir.Graphs;
import dev.lathe.processor.ir.Op;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.State;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.pass.Differentiate;
import dev.lathe.processor.pass.Pipeline;
import dev.lathe.runtime.Randoms;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What stands at the ends of a graph: inputs, state, constants and random numbers; they have no gradient, but for parameters. */
class LeafTest {
  private final GraphBuilder builder = Graphs.builder();
  private final Value input = builder.input("input", Shape.of(4), ElementType.FLOAT);

  @Test
  void onlyParametersThatTheLossDependsOnGetAGradient() {
    Value parameter = builder.read(Graphs.parameter("p", 4));
    Value detached = builder.read(Graphs.parameter("detached", 4)).detach();
    Value statistic = builder.read(Graphs.buffer("mean", 4));
    Value constant =
        builder.append("c", new Op.Constant(List.of(1.0, 2.0, 3.0, 4.0), Shape.of(4)), List.of());
    Value drawn = builder.append("random", new Op.Random(0, Shape.of(4)), List.of());
    builder.read(Graphs.parameter("unused", 4));
    Value product =
        input.mul(parameter).mul(detached).mul(statistic).mul(constant).mul(drawn);
    Graph graph = new Differentiate().run(Graphs.withLoss(product, product.sum()));
    assertEquals(Set.of("output", "loss", "gradient of p"), graph.outputs().keySet());
  }

  @Test
  void randomNumbersAreAFunctionOfSeedStepStreamAndPosition() {
    Value drawn = builder.append("random", new Op.Random(7, Shape.batchOf(3)), List.of());
    CompiledGraph.Run run =
        CompiledGraph.compile(Graphs.withOutput(drawn), List.of()).start(5, 8);
    float[] first = drawn(run, 1, 11);
    for (int index = 0; index < 15; index++) {
      assertEquals(Randoms.uniform(Randoms.key(11, 1, 7), index), first[index]);
    }
    assertArrayEquals(first, drawn(run, 1, 11));
    assertFalse(Arrays.equals(first, drawn(run, 2, 11)), "another step draws other numbers");
    assertFalse(Arrays.equals(first, drawn(run, 1, 12)), "another seed draws other numbers");
  }

  private static float[] drawn(CompiledGraph.Run run, long step, long seed) {
    run.run(step, 0, seed);
    return run.get(Graph.OUTPUT);
  }

  @Test
  void assignedStateIsReadInTheNextRun() {
    State state = Graphs.buffer("s", 4);
    Value old = builder.read(state);
    builder.assign(state, old.add(input));
    assertOldIsReadAndNewIsKept(old.mul(10));
  }

  @Test
  void whatIsAssignedTakesEffectAfterEverythingThatReadsTheOldValue() {
    State state = Graphs.buffer("s", 4);
    Value old = builder.read(state);
    builder.assign(state, old.add(input));
    Value later = input.sub(input.mul(0.5)).sub(input.mul(0.5)); // nodes after the assignment
    assertOldIsReadAndNewIsKept(old.mul(10).add(later));
  }

  @Test
  void aReshapedOldValueIsReadBeforeItIsOverwritten() {
    State state = Graphs.buffer("s", 4);
    Value old = builder.read(state);
    Value view = old.reshape(Shape.of(2, 2));
    builder.assign(state, old.add(input));
    assertOldIsReadAndNewIsKept(
        view.matmul(identity(), false, false).reshape(Shape.of(4)).mul(10));
  }

  private Value identity() {
    return builder.append(
        "identity", new Op.Constant(List.of(1.0, 0.0, 0.0, 1.0), Shape.of(2, 2)), List.of());
  }

  /** {@code output} is ten times the old value; the new value is the sum of the old one and the input. */
  private static void assertOldIsReadAndNewIsKept(Value output) {
    CompiledGraph compiled =
        CompiledGraph.compile(Graphs.withOutput(output), Pipeline.inference(List.of()));
    CompiledGraph.Run run = compiled.start(1);
    run.input("input", new float[] {1, 2, 3, 4});
    run.state("s", new float[] {5, 6, 7, 8});
    run.run(1, 0, 0);
    assertArrayEquals(new float[] {50, 60, 70, 80}, run.get(Graph.OUTPUT));
    assertArrayEquals(new float[] {6, 8, 10, 12}, run.state("s"));
    run.run(2, 0, 0);
    assertArrayEquals(new float[] {60, 80, 100, 120}, run.get(Graph.OUTPUT));
    assertArrayEquals(new float[] {7, 10, 13, 16}, run.state("s"));
  }

  @Test
  void whatIsNotPointwiseIsCopiedIntoTheState() {
    State state = Graphs.buffer("s", 4);
    Value old = builder.read(state);
    Value rotated =
        old.reshape(Shape.of(2, 2)).matmul(identity(), true, false).reshape(Shape.of(4));
    builder.assign(state, rotated);
    CompiledGraph.Run run = CompiledGraph.compile(
            Graphs.withOutput(input.add(rotated)), Pipeline.inference(List.of()))
        .start(1);
    run.state("s", new float[] {1, 2, 3, 4});
    run.run(1, 0, 0);
    assertArrayEquals(new float[] {1, 3, 2, 4}, run.state("s"));
  }

  @Test
  void anArrayTheCallerFillsStaysThoughNobodyReadsIt() {
    Value output = builder.read(Graphs.buffer("s", 4)).mul(2);
    CompiledGraph.Run run = CompiledGraph.compile(
            Graphs.withOutput(output), Pipeline.inference(List.of()))
        .start(1);
    run.input("input", new float[] {1, 2, 3, 4});
    run.state("s", new float[] {1, 2, 3, 4});
    run.run(1, 0, 0);
    assertArrayEquals(new float[] {2, 4, 6, 8}, run.get(Graph.OUTPUT));
  }
}
