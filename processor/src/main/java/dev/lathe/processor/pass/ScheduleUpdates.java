package dev.lathe.processor.pass;

import dev.lathe.processor.ir.ElementType;
import dev.lathe.processor.ir.Graph;
import dev.lathe.processor.ir.Node;
import dev.lathe.processor.ir.Op;
import dev.lathe.processor.ir.Origin.Phase;
import dev.lathe.processor.ir.State;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Moves the update of each parameter to where its gradient has just been computed and nobody needs the old weights any more: the gradient is still in the
 * cache then, and its memory is free for the next one.
 *
 * <p>Before: updates stand at the end. After: numbers of the host stand first, since they are computed before everything else anyway.
 */
public final class ScheduleUpdates implements Pass {
  @Override
  public Graph run(Graph graph) {
    return graph.withNodes(new Order(graph).run());
  }

  private static final class Order {
    private final List<Node> nodes;
    private final List<Node> placed = new ArrayList<>();
    private final Set<String> done = new HashSet<>();
    private final Map<String, List<Node>> waiting = new LinkedHashMap<>();

    Order(Graph graph) {
      this.nodes = graph.nodes();
    }

    List<Node> run() {
      nodes.stream().filter(node -> node.type() == ElementType.DOUBLE).forEach(this::place);
      for (Node node : nodes) {
        if (isUpdate(node)) {
          waiting
              .computeIfAbsent(node.origin().owner(), owner -> new ArrayList<>())
              .add(node);
        }
      }
      List<Node> others = nodes.stream()
          .filter(node -> !isUpdate(node) && !done.contains(node.name()))
          .toList();
      for (int index = 0; index < others.size(); index++) {
        place(others.get(index));
        if (index + 1 == others.size()
            || !others.get(index + 1).origin().equals(others.get(index).origin())) {
          placeReady(); // between layers, so that each layer's work stays in one piece
        }
      }
      if (!waiting.isEmpty()) {
        throw new IllegalStateException("updates that wait for each other: " + waiting.keySet());
      }
      return placed;
    }

    private static boolean isUpdate(Node node) {
      return node.origin().phase() == Phase.UPDATE && node.type() != ElementType.DOUBLE;
    }

    private void place(Node node) {
      placed.add(node);
      done.add(node.name());
    }

    private void placeReady() {
      boolean again = true;
      while (again) { // an update may read what another one computed
        again = false;
        for (String owner : List.copyOf(waiting.keySet())) {
          if (isReady(Objects.requireNonNull(waiting.get(owner)))) {
            Objects.requireNonNull(waiting.remove(owner)).forEach(this::place);
            again = true;
          }
        }
      }
    }

    private boolean isReady(List<Node> update) {
      return update.stream()
              .flatMap(node -> node.inputs().stream())
              .allMatch(input -> isDone(input, update))
          && readers(assigned(update)).stream().allMatch(reader -> isDone(reader, update));
    }

    private boolean isDone(String name, List<Node> update) {
      return done.contains(name) || update.stream().anyMatch(node -> node.name().equals(name));
    }

    private static Set<State> assigned(List<Node> update) {
      Set<State> assigned = new HashSet<>();
      for (Node node : update) {
        if (node.op() instanceof Op.Assign assign) {
          assigned.add(assign.state());
        }
      }
      return assigned;
    }

    /** Names of the nodes that read one of the states, under its own shape or another. */
    private Set<String> readers(Set<State> states) {
      Set<String> same = new HashSet<>();
      Set<String> readers = new HashSet<>();
      for (Node node : nodes) {
        boolean reads = node.inputs().stream().anyMatch(same::contains);
        if (reads) {
          readers.add(node.name());
        }
        if ((node.op() instanceof Op.Read read && states.contains(read.state()))
            || (reads && node.op() instanceof Op.Reshape)) {
          same.add(node.name());
        }
      }
      return readers;
    }
  }
}
