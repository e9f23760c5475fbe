package dev.lathe.processor.backend;

import com.palantir.javapoet.ClassName;
import dev.lathe.processor.ir.Called;
import dev.lathe.processor.ir.ElementType;
import dev.lathe.processor.ir.Node;
import dev.lathe.processor.ir.Op;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.State;
import dev.lathe.processor.spec.NetworkSpec;
import dev.lathe.processor.spec.TargetNumbers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A network after all passes: what back-ends write Java from.
 *
 * @param spec what the user wrote
 * @param layers that are called, by name
 * @param targetNumbers which whole numbers each target may hold, by the name of its input
 * @param states everything that outlives a step, weights first
 * @param fingerprint of the architecture
 * @param train one step of training
 * @param backward loss and gradients, for a hand-written loop
 * @param step the optimizer's step with the gradients gathered, for a hand-written loop
 * @param evaluate forward pass and loss
 * @param predict forward pass
 */
public record CompiledNetwork(
    NetworkSpec spec,
    Map<String, Called> layers,
    Map<String, TargetNumbers> targetNumbers,
    List<State> states,
    String fingerprint,
    PlannedProgram train,
    PlannedProgram backward,
    PlannedProgram step,
    PlannedProgram evaluate,
    PlannedProgram predict) {
  /** What the runtime calls the means of features where it saves them. */
  public static final String FEATURES_MEAN = "features.mean";

  /** What the runtime calls the deviations of features where it saves them. */
  public static final String FEATURES_STD = "features.std";

  public CompiledNetwork {
    layers = Map.copyOf(layers);
    targetNumbers = Map.copyOf(targetNumbers);
    states = List.copyOf(states);
  }

  /** A generated class of this network: {@code Digits} and {@code Model} make {@code DigitsModel}. */
  public ClassName className(String suffix) {
    return ClassName.get(spec.type().packageName(), spec.type().flatName() + suffix);
  }

  /** Where a hand-written loop gathers gradients, in the order of the weights. */
  public List<State> gradients() {
    List<State> gathered = states.stream().map(State::gradient).toList();
    return gathered.stream().filter(backward.graph().states()::contains).toList();
  }

  /** Shapes of what is saved, by name, in order: what was learnt about features, weights and statistics. */
  public Map<String, List<Long>> saved() {
    Map<String, List<Long>> saved = new LinkedHashMap<>();
    if (spec.features() != null) {
      List<Long> columns = List.of((long) spec.features().columns());
      saved.put(FEATURES_MEAN, columns);
      saved.put(FEATURES_STD, columns);
    }
    states.stream()
        .filter(state -> state.kind() != State.Kind.OPTIMIZER)
        .forEach(state -> saved.put(state.label(), extents(state.known())));
    return saved;
  }

  private static List<Long> extents(Shape shape) {
    return shape.extents().stream().map(extent -> (long) extent.count()).toList();
  }

  /** What the loss compares the outputs with. */
  public List<Node> targets() {
    return evaluate.graph().arrayInputs(true);
  }

  /** The one target; empty where there is none, or several. */
  public Optional<Node> target() {
    return Optional.of(targets()).filter(all -> all.size() == 1).map(all -> all.get(0));
  }

  /** Which whole numbers a target may hold. */
  public TargetNumbers numbers(Node target) {
    return Objects.requireNonNull(targetNumbers.get(((Op.Input) target.op()).name()));
  }

  /** What the network answers, by name; one answer has none. */
  public Map<String, Node> results() {
    return predict.graph().results();
  }

  /** Whether a target is one class for an example, which the one output has scores for. */
  public boolean classTargets() {
    return results().size() == 1
        && target()
            .filter(node -> node.type() == ElementType.INT && node.shape().rank() == 1)
            .isPresent();
  }

  /** Whether a target is a class for each of several places. */
  public boolean tokenTargets() {
    return target()
        .filter(node -> node.type() == ElementType.INT && node.shape().rank() > 1)
        .isPresent();
  }

  /** The shape of the network's answer, or of the first of several. */
  public Shape outputShape() {
    return results().values().iterator().next().shape();
  }
}
