package dev.lathe.processor;

import dev.lathe.processor.backend.CompiledNetwork;
import dev.lathe.processor.backend.PlannedProgram;
import dev.lathe.processor.diag.Problems;
import dev.lathe.processor.ir.Graph;
import dev.lathe.processor.ir.State;
import dev.lathe.processor.ir.UpdateRule;
import dev.lathe.processor.lower.Lower;
import dev.lathe.processor.lower.Mode;
import dev.lathe.processor.lower.Schedules;
import dev.lathe.processor.pass.ClipGradients;
import dev.lathe.processor.pass.GatherGradients;
import dev.lathe.processor.pass.Pass;
import dev.lathe.processor.pass.Pipeline;
import dev.lathe.processor.plan.PlanMemory;
import dev.lathe.processor.spec.Fingerprint;
import dev.lathe.processor.spec.NetworkSpec;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** From what the user wrote to what back-ends write: its programs are lowered, optimised and planned. */
final class Compilation {
  private final NetworkSpec network;
  private final Problems problems;
  private final Dump dump;

  private Compilation(NetworkSpec network, Problems problems, Dump dump) {
    this.network = network;
    this.problems = problems;
    this.dump = dump;
  }

  /** The compiled network; null where something was reported. */
  static @Nullable CompiledNetwork run(NetworkSpec network, Problems problems, Dump dump) {
    return new Compilation(network, problems, dump).run();
  }

  private @Nullable CompiledNetwork run() {
    Lower.checkSettings(network, problems);
    Lower.Lowered lowered = Lower.run(network, Mode.TRAIN, problems);
    if (lowered == null || problems.any()) {
      return null;
    }
    Graph trained = lowered.graph();
    Graph evaluated = lowered(Mode.EVALUATE);
    Graph predicted = lowered(Mode.PREDICT);
    List<Pass> layout = Pipeline.layout(List.of(trained, evaluated, predicted));
    UpdateRule rule = Lower.updateRule(network);
    PlannedProgram train = plan(trained, Pipeline.training(layout, clipping(1), rule), batchSize());
    PlannedProgram backward =
        plan(trained.named(Graph.BACKWARD), Pipeline.gradients(layout), batchSize());
    PlannedProgram step = plan(
        GatherGradients.step(backward.graph()),
        Pipeline.step(clipping(network.training().integer("accumulate")), rule),
        batchSize());
    CompiledNetwork compiled = new CompiledNetwork(
        network,
        lowered.layers(),
        lowered.targetNumbers(),
        states(Pipeline.run(trained, layout, (pass, graph) -> {}), train.graph()),
        Fingerprint.of(network),
        train,
        backward,
        step,
        plan(evaluated, Pipeline.inference(layout), batchSize()),
        plan(predicted, Pipeline.inference(layout), 1));
    Schedules.checkMonitor(network, compiled.classTargets(), problems);
    return compiled;
  }

  private Graph lowered(Mode mode) {
    Lower.Lowered lowered = Lower.run(network, mode, problems);
    return Objects.requireNonNull(lowered, "what trains must also predict").graph();
  }

  /** What happens to gradients before the optimizer sees them. */
  private ClipGradients clipping(int batches) {
    return new ClipGradients(
        1.0 / batches,
        network.training().number("gradientClipNorm"),
        network.training().number("gradientClipValue"));
  }

  private int batchSize() {
    return network.training().integer("batchSize");
  }

  private PlannedProgram plan(Graph lowered, List<Pass> passes, int batch) {
    Graph graph = Pipeline.run(lowered, passes, dump::add);
    PlannedProgram program = new PlannedProgram(graph, PlanMemory.run(graph), batch);
    dump.add(program);
    return program;
  }

  /**
   * Weights first, in the order of the layers; then what the optimizer keeps of each, in the same order. Weights that nothing depends on, such as
   * those of a recurrent layer for states before the only place there is, are kept as PyTorch keeps them.
   */
  private static List<State> states(Graph lowered, Graph train) {
    Set<State> all = new LinkedHashSet<>(lowered.states());
    all.addAll(train.states());
    List<String> weights = all.stream().map(State::name).toList();
    return all.stream()
        .sorted(Comparator.comparing(State::kind).thenComparing(state -> owner(state, weights)))
        .toList();
  }

  /** Where the weight stands that a piece of state is, or belongs to: {@code hidden.weight} for {@code hidden.weight.exp_avg}. */
  private static int owner(State state, List<String> names) {
    String owner = state.kind() == State.Kind.OPTIMIZER
        ? state.name().substring(0, state.name().lastIndexOf('.'))
        : state.name();
    return names.indexOf(owner);
  }
}
