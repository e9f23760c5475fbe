package dev.lathe.processor.pass;

import dev.lathe.processor.ir.Convolution;
import dev.lathe.processor.ir.Graph;
import dev.lathe.processor.ir.Node;
import dev.lathe.processor.ir.Op;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.State;
import dev.lathe.processor.ir.WindowOp;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Lays channels side by side where convolutions have enough of them to fill vectors: kernels then read windows in long runs. What is computed of their results
 * follows, so that axes are turned where such a part of the network begins and ends only; weights that nothing else reads are kept that way.
 *
 * <p>Before: as lowered, channels first. After: convolutions of one group between channels by the sixteen, and what reads them, have channels last.
 */
public final class ChannelsLast implements Pass {
  /** What vectors of every length divide. */
  private static final int LANES = 16;

  private final Set<String> weights = new LinkedHashSet<>();

  /** @param programs all that read the weights, as lowered: they must agree on how each is kept */
  public ChannelsLast(List<Graph> programs) {
    for (Graph program : programs) {
      convolutions(program).forEach(node -> weights.add(node.inputs().get(1)));
    }
    for (Graph program : programs) {
      weights.removeAll(otherwiseRead(program, convolutions(program)));
    }
  }

  @Override
  public Graph run(Graph graph) {
    return new ChannelsLastWalk(graph, convolutions(graph), weights).run();
  }

  /** Nodes that are read by anything but such a convolution as its weights. */
  private static Set<String> otherwiseRead(Graph graph, Set<Node> convolutions) {
    Set<String> otherwise = new HashSet<>(graph.outputs().values());
    for (Node node : graph.nodes()) {
      otherwise.addAll(convolutions.contains(node) ? node.inputs().subList(0, 1) : node.inputs());
      if (!(node.op() instanceof Op.Read)) {
        otherwise.add(node.name());
      }
    }
    return otherwise;
  }

  /** Convolutions that gain. */
  private static Set<Node> convolutions(Graph graph) {
    Set<Node> convolutions = new LinkedHashSet<>();
    Set<String> trained = new HashSet<>();
    Map<String, Node> nodes = graph.byName();
    for (Node node : graph.nodes()) {
      if (isParameter(node) || node.inputs().stream().anyMatch(trained::contains)) {
        trained.add(node.name());
      }
      if (gains(node, nodes, trained)) {
        convolutions.add(node);
      }
    }
    return convolutions;
  }

  private static boolean isParameter(Node node) {
    return node.op() instanceof Op.Read read && read.state().kind() == State.Kind.PARAMETER;
  }

  /** Lanes are the channels that are written; in the gradient by the input, if there is one, those that are read. */
  private static boolean gains(Node node, Map<String, Node> nodes, Set<String> trained) {
    if (how(node).stream().noneMatch(how -> how.groups() == 1)) {
      return false;
    }
    String name = node.inputs().get(0);
    Shape x = Objects.requireNonNull(nodes.get(name), name).shape();
    return fills(node.shape()) && (fills(x) || !trained.contains(name));
  }

  private static boolean fills(Shape shape) {
    return shape.extent(1).count() % LANES == 0;
  }

  private static Optional<Convolution> how(Node node) {
    if (node.op() instanceof WindowOp.Convolve op) {
      return Optional.of(op.how());
    }
    return node.op() instanceof WindowOp.ConvolveInput op
        ? Optional.of(op.how())
        : Optional.empty();
  }
}
