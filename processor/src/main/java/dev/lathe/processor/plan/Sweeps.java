package dev.lathe.processor.plan;

import dev.lathe.processor.ir.Graph;
import dev.lathe.processor.ir.Node;
import dev.lathe.processor.ir.Op;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which nodes of a graph are computed together, and in what order everything is done then. */
public final class Sweeps {
  private final Map<String, Sweep> byMember = new HashMap<>();
  private final List<Turn> turns = new ArrayList<>();
  private final Set<String> within = new HashSet<>();
  private final List<Turn> waiting = new ArrayList<>();
  private final Map<Node, Sweep> delayed = new LinkedHashMap<>();
  private @Nullable Sweep open;

  /**
   * What is done at once: a sweep, or what a single node says.
   *
   * @param sweep of these nodes, if it is one
   */
  public record Turn(List<Node> nodes, Optional<Sweep> sweep) {
    static Turn of(Node node) {
      return new Turn(List.of(node), Optional.empty());
    }

    static Turn of(Sweep sweep) {
      return new Turn(sweep.members(), Optional.of(sweep));
    }
  }

  private Sweeps(Graph graph, List<Sweep> sweeps) {
    sweeps.forEach(sweep -> sweep.members().forEach(node -> byMember.put(node.name(), sweep)));
    graph.nodes().forEach(this::add);
  }

  private void add(Node node) {
    Sweep own = byMember.get(node.name());
    open = own != null ? own : open;
    if (own == null && open != null && waits(node)) {
      waiting.add(Turn.of(node));
      delayed.put(node, open);
    } else if (own == null) {
      turns.add(Turn.of(node));
    } else if (own.last().equals(node)) {
      turns.add(Turn.of(own));
      turns.addAll(waiting);
      waiting.clear();
      open = null;
    }
    if (open != null) {
      within.add(node.name());
    }
  }

  /** Whether a node stands in the midst of a sweep and comes behind it: what becomes a piece of state, and other shapes of what is computed. */
  private boolean waits(Node node) {
    boolean isView = node.op() instanceof Op.Reshape
        && (byMember.get(node.inputs().get(0)) == open
            || delayed.keySet().stream()
                .anyMatch(other -> other.name().equals(node.inputs().get(0))));
    return isView || node.op() instanceof Op.Assign;
  }

  /** @param kept names of nodes that are read after the end */
  static Sweeps of(Graph graph, Collection<String> kept) {
    return new Sweeps(graph, FindSweeps.of(graph, kept));
  }

  /** All nodes in the order in which they are done: a sweep where its last node stands, and what becomes a piece of state in between, behind it. */
  public List<Turn> turns() {
    return turns;
  }

  /** Whether nobody but other members of its sweep reads a node's value. */
  boolean isInternal(Node node) {
    Sweep sweep = byMember.get(node.name());
    return sweep != null && sweep.internal().contains(node.name());
  }

  /** Whether a sweep has begun before or with this node, and ends after it. */
  boolean isWithin(Node node) {
    return within.contains(node.name());
  }

  /** Nodes that come behind a sweep although they stand within. */
  Map<Node, Sweep> delayed() {
    return delayed;
  }

  /** All that there are. */
  List<Sweep> all() {
    return turns.stream().flatMap(turn -> turn.sweep().stream()).toList();
  }
}
