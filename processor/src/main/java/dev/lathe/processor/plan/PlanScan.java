package dev.lathe.processor.plan;

import dev.lathe.processor.ir.ElementType;
import dev.lathe.processor.ir.Graph;
import dev.lathe.processor.ir.Node;
import dev.lathe.processor.ir.ScanOp;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.plan.ScanPlan.Move;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Gives what belongs to a scan its places. A state has an array of its own, that of its first value where nobody reads that later, and its next value is computed
 * there where nobody reads the old one afterwards. The other values of the body share arrays, free ones of the program and new ones, by liveness within one
 * run of the body.
 */
final class PlanScan {
  private final Graph graph;
  private final Liveness liveness;
  private final Node node;
  private final ScanOp.Scan scan;
  private final Slots slots;
  private final List<Place> operands;
  private final Map<String, Place> states = new LinkedHashMap<>();
  private final Map<String, Place> results = new HashMap<>();
  private final List<Move> starts = new ArrayList<>();

  PlanScan(Graph graph, Liveness liveness, Node node, Slots slots, Map<String, Place> places) {
    this.graph = graph;
    this.liveness = liveness;
    this.node = node;
    this.scan = (ScanOp.Scan) node.op();
    this.slots = slots;
    this.operands = node.inputs().stream()
        .map(input -> Objects.requireNonNull(places.get(input), input))
        .toList();
  }

  ScanPlan run() {
    scan.states().forEach(this::placeState);
    readers().forEach(this::placeResult);
    Slots inside = slots.inside();
    MemoryPlan body = PlanMemory.ofBody(scan, given(), pages(), inside);
    List<Move> moves = moves(body, inside);
    slots.rejoin(liveness.index(node.name()));
    return new ScanPlan(body, results, starts, moves);
  }

  private void placeState(String state) {
    Place first = operands.get(states.size());
    Shape shape = scan.body().output(state).shape();
    boolean own = first instanceof Place.InSlot in
        && slots.dies(in.slot(), liveness.index(node.name()))
        && Collections.frequency(operands, first) == 1;
    Place place = own ? first : new Place.InSlot(take(slots, state, shape));
    if (!own) {
      starts.add(new Move(state, shape, first, place));
    }
    states.put(state, place);
  }

  private static int take(Slots slots, String name, Shape shape) {
    return slots.take(name, ElementType.FLOAT, shape.size());
  }

  private List<Node> readers() {
    return graph.nodes().stream()
        .filter(reader ->
            reader.op() instanceof ScanOp.Result && reader.inputs().get(0).equals(node.name()))
        .toList();
  }

  private void placeResult(Node reader) {
    String role = ((ScanOp.Result) reader.op()).role();
    Place place = scan.states().contains(role)
        ? Objects.requireNonNull(states.get(role))
        : results.computeIfAbsent(role, any -> rows(role, reader));
    results.put(role, place);
    slots.occupy(place.inSlot().orElseThrow(), liveness.lastUse(reader.name()));
  }

  /** Where rows lie: each in an array of its own where only scans read them, one at a time; else one after the other. */
  private Place rows(String role, Node reader) {
    boolean inPages = scan.length() > 1
        && readers().stream()
            .filter(each -> ((ScanOp.Result) each.op()).role().equals(role))
            .allMatch(this::isReadInScans);
    if (!inPages) {
      return new Place.InSlot(take(slots, reader.name(), reader.shape()));
    }
    Node row = scan.body().output(role);
    return new Place.InPage(
        slots.take(new Slot(reader.name(), row.type(), row.shape().size(), scan.length())));
  }

  private boolean isReadInScans(Node rows) {
    return !graph.outputs().containsValue(rows.name())
        && graph.nodes().stream()
            .filter(node -> node.inputs().contains(rows.name()))
            .allMatch(node -> node.op() instanceof ScanOp.Scan other
                && isReadInPlaces(other, node.inputs(), rows.name()));
  }

  private static boolean isReadInPlaces(ScanOp.Scan scan, List<String> operands, String rows) {
    List<String> elsewhere = new ArrayList<>(operands);
    int first = scan.states().size();
    elsewhere.subList(first, first + scan.sequences().size()).clear();
    return !elsewhere.contains(rows);
  }

  /** Places of leaves that are not copied: states, sequences in pages, and invariants, which lie where they are. */
  private Map<String, Place> given() {
    Map<String, Place> given = new LinkedHashMap<>(states);
    for (int operand = states.size(); operand < operands.size(); operand++) {
      String leaf = scan.leaves().get(operand);
      if (!scan.sequences().contains(leaf) || operands.get(operand) instanceof Place.InPage) {
        given.put(leaf, operands.get(operand));
      }
    }
    return given;
  }

  /** Pages that rows are computed in, by the node of the body. */
  private Map<String, Place> pages() {
    Map<String, Place> pages = new HashMap<>();
    results.forEach((role, place) -> {
      if (place instanceof Place.InPage) {
        pages.putIfAbsent(scan.body().output(role).name(), place);
      }
    });
    return pages;
  }

  /** A state whose next value lies where another state does leaves it before anything is overwritten. */
  private List<Move> moves(MemoryPlan body, Slots inside) {
    List<Move> aside = new ArrayList<>();
    List<Move> moves = new ArrayList<>();
    states.forEach((state, place) -> {
      Node next = scan.body().output(state);
      Place from = body.place(next);
      if (!from.equals(place) && states.containsValue(from)) {
        Place between = new Place.InSlot(take(inside, state, next.shape()));
        aside.add(new Move(state, next.shape(), from, between));
        from = between;
      }
      if (!from.equals(place)) {
        moves.add(new Move(state, next.shape(), from, place));
      }
    });
    aside.addAll(moves);
    return aside;
  }
}
