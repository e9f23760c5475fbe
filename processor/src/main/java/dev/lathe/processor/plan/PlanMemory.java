package dev.lathe.processor.plan;

import dev.lathe.processor.ir.ElementType;
import dev.lathe.processor.ir.Extent;
import dev.lathe.processor.ir.Graph;
import dev.lathe.processor.ir.Node;
import dev.lathe.processor.ir.Op;
import dev.lathe.processor.ir.ScanOp;
import dev.lathe.processor.ir.State;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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
  private final Sweeps sweeps;
  private final Liveness liveness;
  private final Slots slots;
  private final Map<String, Place> places = new HashMap<>();
  private final Map<String, Place> pages = new HashMap<>();
  private final Set<String> copies = new HashSet<>();
  private final Map<String, ScanPlan> scans = new HashMap<>();
  private final List<String> states;
  private final List<String> elements;

  private PlanMemory(
      Graph graph, List<String> states, List<String> elements, Sweeps sweeps, Slots slots) {
    this.graph = graph;
    this.states = states;
    this.elements = elements;
    this.sweeps = sweeps;
    this.liveness = Liveness.of(graph, sweeps);
    this.slots = slots;
  }

  public static MemoryPlan run(Graph graph) {
    Sweeps sweeps = Sweeps.of(graph, graph.outputs().values());
    return new PlanMemory(graph, List.of(), List.of(), sweeps, new Slots()).run();
  }

  /**
   * The plan of a scan's body.
   *
   * @param given places of states and invariants, and of sequences in pages; every other leaf is copied into an array
   * @param pages places of rows in pages, by node
   * @param slots arrays of the program around it
   */
  static MemoryPlan ofBody(
      ScanOp.Scan scan, Map<String, Place> given, Map<String, Place> pages, Slots slots) {
    Map<String, String> next = new LinkedHashMap<>(scan.body().outputs());
    next.keySet().retainAll(scan.states()); // other rows are copied as soon as they are there
    Graph graph = new Graph(scan.body().name(), scan.body().nodes(), next);
    Sweeps sweeps = Sweeps.of(graph, scan.body().outputs().values());
    PlanMemory body = new PlanMemory(graph, scan.states(), scan.sequences(), sweeps, slots);
    body.places.putAll(given);
    body.pages.putAll(pages);
    return body.run();
  }

  private MemoryPlan run() {
    for (Node node : graph.nodes()) {
      if (!places.containsKey(node.name())) {
        places.put(node.name(), occupied(place(node), node));
      }
      if (!sweeps.isWithin(node)) { // what it writes must not take the place of what it reads
        slots.release(liveness.index(node.name()));
      }
    }
    return new MemoryPlan(slots.all(), places, copies, scans, sweeps);
  }

  private Place place(Node node) {
    if (node.type() == ElementType.DOUBLE) {
      return new Place.OnHost();
    }
    if (sweeps.isInternal(node)) {
      return new Place.InSweep();
    }
    if (elements.contains(node.name())) {
      return new Place.InSlot(slot(node));
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
    if (node.op() instanceof ScanOp.Scan) {
      scans.put(node.name(), new PlanScan(graph, liveness, node, slots, places).run());
      return new Place.InParts();
    }
    if (node.op() instanceof ScanOp.Result result) {
      return Objects.requireNonNull(scans.get(node.inputs().get(0))).result(result.role());
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
    place.inSlot().ifPresent(slot -> slots.occupy(slot, liveness.lastUse(node.name())));
    return place;
  }

  private Place computed(Node node) {
    return InPlace.assignedState(graph, liveness, node)
        .<Place>map(Place.InState::new)
        .or(() -> InPlace.handedOn(graph, states, liveness, node).map(places::get))
        .or(() -> Optional.ofNullable(pages.get(node.name())))
        .orElseGet(() -> new Place.InSlot(slot(node)));
  }

  private int slot(Node node) {
    Extent size = node.shape().size();
    Integer overwritten = overwritten(node);
    if (overwritten == null) {
      return slots.take(node.name(), node.type(), size);
    }
    slots.overwrite(overwritten, size);
    return overwritten;
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
        .filter(slot -> slots.all().get(slot).type() == node.type())
        .filter(
            slot -> slots.dies(slot, liveness.index(node.name())) && readsOnlyAligned(slot, node))
        .findFirst()
        .orElse(null);
  }

  private boolean readsOnlyAligned(int slot, Node node) {
    return node.inputs().stream()
        .filter(input -> new Place.InSlot(slot).equals(places.get(input)))
        .allMatch(input -> liveness.node(input).shape().equals(node.shape()));
  }
}
