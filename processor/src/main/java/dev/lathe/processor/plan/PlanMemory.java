package dev.lathe.processor.plan;

import dev.lathe.processor.ir.ElementType;
import dev.lathe.processor.ir.Extent;
import dev.lathe.processor.ir.Graph;
import dev.lathe.processor.ir.Node;
import dev.lathe.processor.ir.Op;
import dev.lathe.processor.ir.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gives every value a place. A value that becomes a piece of state is computed in the state's own array where that is safe; the others share
 * arrays by liveness, the best fit first, and a pointwise value may overwrite an operand that nobody reads later.
 *
 * <p>Each slot is an array of its own rather than a part of one: HotSpot vectorises loops over arrays that are indexed by the loop
 * variable alone, not by an offset and it.
 */
public final class PlanMemory {
  private final Graph graph;
  private final Liveness liveness;
  private final List<Slot> slots = new ArrayList<>();
  private final List<Integer> busyUntil = new ArrayList<>();
  private final Set<Integer> free = new HashSet<>();
  private final Map<String, Place> places = new HashMap<>();
  private final Set<String> copies = new HashSet<>();

  private PlanMemory(Graph graph) {
    this.graph = graph;
    this.liveness = Liveness.of(graph);
  }

  public static MemoryPlan run(Graph graph) {
    return new PlanMemory(graph).run();
  }

  private MemoryPlan run() {
    for (Node node : graph.nodes()) {
      places.put(node.name(), occupied(place(node), node));
      release(node);
    }
    return new MemoryPlan(slots, places, copies);
  }

  private Place place(Node node) {
    if (node.type() == ElementType.DOUBLE) {
      return new Place.OnHost();
    }
    if (node.op() instanceof Op.Input input) {
      return new Place.InInput(input.name());
    }
    if (node.op() instanceof Op.Read read) {
      return new Place.InState(read.state());
    }
    if (node.op() instanceof Op.Constant) {
      return new Place.InConstant(node.name());
    }
    if (node.op() instanceof Op.Assign assign) {
      return assigned(node, assign.state());
    }
    return node.op() instanceof Op.Reshape ? placeOfInput(node) : computed(node);
  }

  private Place assigned(Node node, State state) {
    Place place = new Place.InState(state);
    if (!placeOfInput(node).equals(place)) {
      copies.add(node.name());
    }
    return place;
  }

  private Place placeOfInput(Node node) {
    return Objects.requireNonNull(places.get(node.inputs().get(0)));
  }

  private Place occupied(Place place, Node node) {
    if (place instanceof Place.InSlot in) {
      busyUntil.set(in.slot(), Math.max(busyUntil.get(in.slot()), liveness.lastUse(node.name())));
    }
    return place;
  }

  private Place computed(Node node) {
    return InPlace.assignedState(graph, liveness, node)
        .<Place>map(Place.InState::new)
        .orElseGet(() -> new Place.InSlot(slot(node)));
  }

  private int slot(Node node) {
    Extent size = node.shape().size();
    Integer overwritten = overwritten(node);
    int slot = overwritten != null ? overwritten : bestFree(node, size);
    free.remove(slot);
    slots.set(slot, slots.get(slot).grownTo(size));
    return slot;
  }

  /** The slot of an operand that is read here for the last time, always at the element that is being written. */
  private @Nullable Integer overwritten(Node node) {
    if (!(node.op() instanceof Op.Pointwise)) {
      return null;
    }
    return node.inputs().stream()
        .map(places::get)
        .filter(Place.InSlot.class::isInstance)
        .map(place -> ((Place.InSlot) place).slot())
        .filter(slot -> slots.get(slot).type() == node.type())
        .filter(slot -> dies(slot, node) && readsOnlyAligned(slot, node))
        .findFirst()
        .orElse(null);
  }

  private boolean readsOnlyAligned(int slot, Node node) {
    return node.inputs().stream()
        .filter(input -> new Place.InSlot(slot).equals(places.get(input)))
        .allMatch(input -> liveness.node(input).shape().equals(node.shape()));
  }

  private int bestFree(Node node, Extent size) {
    int best = -1;
    for (int slot : free.stream().sorted().toList()) {
      Slot candidate = slots.get(slot);
      boolean sameKind =
          candidate.type() == node.type() && candidate.size().batched() == size.batched();
      if (sameKind
          && (best < 0
              || better(candidate.size().count(), slots.get(best).size().count(), size.count()))) {
        best = slot;
      }
    }
    return best >= 0 ? best : newSlot(node, size);
  }

  /** The smallest that is large enough, else the largest. */
  private static boolean better(int candidate, int best, int needed) {
    if (candidate >= needed) {
      return best < needed || candidate < best;
    }
    return best < needed && candidate > best;
  }

  private int newSlot(Node node, Extent size) {
    slots.add(new Slot(node.name(), node.type(), size));
    busyUntil.add(0);
    return slots.size() - 1;
  }

  private void release(Node node) {
    for (int slot = 0; slot < slots.size(); slot++) {
      if (dies(slot, node)) {
        free.add(slot);
      }
    }
  }

  /** Whether everything that lived in the slot so far is read at {@code node} or before for the last time. */
  private boolean dies(int slot, Node node) {
    return busyUntil.get(slot) <= liveness.index(node.name());
  }
}
