package dev.lathe.processor.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.processor.ir.Graph;
import dev.lathe.processor.ir.Graphs;
import dev.lathe.processor.ir.IndexOp;
import dev.lathe.processor.ir.Node;
import dev.lathe.processor.ir.Op;
import dev.lathe.processor.ir.ScanOp;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.pass.DelayAssignments;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Executes plans of random graphs in the mind: every array holds the name of the value that was written into it last, and whoever
 * reads must find the value it wants there.
 */
class InterferenceTest {
  private static final long SEED = Long.getLong("lathe.seed", 42);

  @Test
  void everyReaderFindsItsValue() {
    Random random = new Random(SEED);
    int shared = 0;
    int scans = 0;
    for (int round = 0; round < 600; round++) {
      Graph graph =
          new DelayAssignments().run(new RandomGraph(random).build(5 + random.nextInt(60)));
      MemoryPlan plan = PlanMemory.run(graph);
      new Execution(graph, plan, "round " + round + ", -Dlathe.seed=" + SEED).run();
      scans += plan.scans().size();
      shared += graph.nodes().size() > 3 * plan.slots().size() ? 1 : 0;
    }
    assertTrue(shared > 100, "arrays are shared in " + shared + " graphs");
    assertTrue(scans > 100, scans + " scans");
  }

  /** What lies in each array while the program runs, or the body of a scan at one place. */
  private static final class Execution {
    private final Graph graph;
    private final MemoryPlan plan;
    private final String name;
    private final Map<String, Node> nodes;
    private final Map<Place, String> content;

    /** By node what must lie where it does. */
    private final Map<String, String> sources = new HashMap<>();

    Execution(Graph graph, MemoryPlan plan, String name) {
      this(graph, plan, name, new HashMap<>());
    }

    private Execution(Graph graph, MemoryPlan plan, String name, Map<Place, String> content) {
      this.graph = graph;
      this.plan = plan;
      this.name = name;
      this.nodes = graph.byName();
      this.content = content;
    }

    void run() {
      plan.sweeps().turns().forEach(this::run);
      graph.outputs().values().forEach(output -> check(node(output), output));
    }

    private void run(Sweeps.Turn turn) {
      turn.sweep().ifPresentOrElse(this::run, () -> turn.nodes().forEach(this::run));
    }

    /** All is read before anything is written, but for what lies elsewhere than the element that is computed: that must stay to the end. */
    private void run(Sweep sweep) {
      List<Node> written = sweep.members().stream()
          .filter(node -> !sweep.internal().contains(node.name()))
          .toList();
      sweep
          .members()
          .forEach(node -> node.inputs().stream()
              .filter(input -> !sweep.members().contains(root(input)))
              .forEach(input -> checkRead(sweep, node, input, written)));
      sweep.members().forEach(node -> sources.put(node.name(), made(node)));
      written.forEach(node -> {
        checkSize(plan.place(node), node.shape(), node.name());
        write(node, made(node));
      });
    }

    private void checkRead(Sweep sweep, Node node, String input, List<Node> written) {
      check(node, input);
      boolean aligned =
          node(input).shape().size().equals(sweep.size()) && !(node.op() instanceof IndexOp.Slice);
      for (Node other : written) {
        boolean alike = aligned && other.op() instanceof Op.Pointwise;
        assertTrue(
            alike || !plan.place(other).equals(plan.place(node(input))),
            () -> other + " overwrites " + input + ", " + name);
      }
    }

    private Node root(String name) {
      Node node = node(name);
      return node.op() instanceof Op.Reshape ? root(node.inputs().get(0)) : node;
    }

    private void run(Node node) {
      node.inputs().forEach(input -> check(node, input));
      if (node.op() instanceof ScanOp.Scan scan) {
        new Places(this, node, scan).run();
      } else if (node.op() instanceof ScanOp.Result result) {
        sources.put(node.name(), source(node.inputs().get(0) + " " + result.role()));
      } else if (isView(node)) {
        sources.put(node.name(), source(node.inputs().get(0)));
      } else {
        boolean leaf = node.inputs().isEmpty()
            && !(node.op() instanceof Op.Pointwise)
            && !(node.op() instanceof Op.Random);
        if (!leaf) {
          checkWrite(node);
        }
        write(node, made(node));
      }
    }

    private void write(Node node, String value) {
      sources.put(node.name(), value);
      content.put(plan.place(node), value);
    }

    private Node node(String node) {
      return Objects.requireNonNull(nodes.get(node), node);
    }

    private String source(String node) {
      return Objects.requireNonNull(sources.get(node), node);
    }

    /** Two reads of one state are one value. */
    private String made(Node node) {
      return node.op() instanceof Op.Read read
          ? "read " + read.state().name()
          : node.name() + " of " + name;
    }

    /** Nothing is written: another shape of the same elements, or an assignment of what was computed in the state's own array. */
    private boolean isView(Node node) {
      boolean inPlace = node.op() instanceof Op.Assign && !plan.copies().contains(node.name());
      return node.op() instanceof Op.Reshape || inPlace;
    }

    private void check(Node reader, String input) {
      boolean lies = !(node(input).op() instanceof ScanOp.Scan)
          && !(plan.place(node(input)) instanceof Place.InSweep);
      if (lies) {
        check(reader.toString(), input);
      }
    }

    private void check(String reader, String input) {
      String found = content.get(plan.place(node(input)));
      assertTrue(
          source(input).equals(found),
          () -> reader + " wants " + input + " and finds " + found + ", " + name + "\n"
              + Graphs.text(graph) + plan.print(graph));
    }

    /** Whoever writes into an array that it reads does so element by element; the array is large enough. */
    private void checkWrite(Node node) {
      Place place = plan.place(node);
      boolean copied = node.op() instanceof Op.Assign;
      for (String input : node.inputs()) {
        boolean aligned =
            node.op() instanceof Op.Pointwise && node(input).shape().equals(node.shape());
        assertTrue(
            !plan.place(node(input)).equals(place) || aligned || copied,
            () -> node + " overwrites " + input + ", " + name);
      }
      checkSize(place, node.shape(), node.name());
    }

    private void checkSize(Place place, Shape shape, String what) {
      if (place instanceof Place.InSlot in) {
        assertTrue(
            plan.slots().get(in.slot()).holds(shape.size()), () -> what + " does not fit, " + name);
      }
    }
  }

  /** A scan at one place after the other, as the generated loop goes. */
  private static final class Places {
    private final Execution outside;
    private final Node node;
    private final ScanOp.Scan scan;
    private final ScanPlan plan;

    /** What each state holds. */
    private final Map<String, String> states = new HashMap<>();

    Places(Execution outside, Node node, ScanOp.Scan scan) {
      this.outside = outside;
      this.node = node;
      this.scan = scan;
      this.plan = Objects.requireNonNull(outside.plan.scans().get(node.name()));
    }

    void run() {
      scan.states().forEach(state -> states.put(state, outside.source(operand(state))));
      plan.starts().forEach(this::move);
      for (int place = 0; place < scan.length(); place++) {
        run(place);
      }
      scan.states()
          .forEach(state -> outside.sources.put(
              node.name() + " " + state, Objects.requireNonNull(states.get(state))));
      scan.rows().forEach(role -> outside.sources.put(node.name() + " " + role, rows(role)));
    }

    private void run(int place) {
      Execution inside = new Execution(
          scan.body(),
          plan.body(),
          node.name() + " at " + place + " of " + outside.name,
          outside.content);
      inside.sources.putAll(states);
      scan.invariants().forEach(leaf -> inside.sources.put(leaf, outside.source(operand(leaf))));
      for (Sweeps.Turn turn : plan.body().sweeps().turns()) {
        Node first = turn.nodes().get(0);
        if (scan.sequences().contains(first.name())) {
          take(inside, first);
        } else if (!scan.leaves().contains(first.name())) {
          inside.run(turn);
        }
        turn.nodes().forEach(each -> keep(inside, each, place));
      }
      scan.states().forEach(state -> {
        String next = Objects.requireNonNull(scan.body().outputs().get(state));
        inside.check("the next " + state, next);
        states.put(state, inside.source(next));
      });
      plan.moves().forEach(this::move);
      states.forEach((state, value) ->
          assertEquals(value, content(inside.plan.place(inside.node(state))), inside.name));
      plan.results().forEach((role, rows) -> finish(inside, role, rows));
    }

    private void take(Execution inside, Node leaf) {
      outside.check(node, operand(leaf.name()));
      if (plan.body().place(leaf) instanceof Place.InPage) {
        inside.sources.put(leaf.name(), outside.source(operand(leaf.name())));
        return;
      }
      inside.checkSize(plan.body().place(leaf), leaf.shape(), leaf.name());
      inside.write(leaf, inside.made(leaf));
    }

    /** Rows that were copied at the places before lie there still. */
    private void keep(Execution inside, Node made, int place) {
      for (String role : scan.rows()) {
        Place rows = plan.results().get(role);
        if (rows != null && made.name().equals(scan.body().outputs().get(role))) {
          inside.check(role, made.name());
          outside.checkSize(rows, scan.result(role), role);
          assertTrue(
              place == 0 || rows instanceof Place.InPage || rows(role).equals(content(rows)),
              () -> role + ", " + inside.name);
          if (!isComputedIn(rows, made)) {
            outside.content.put(rows, rows(role));
          }
        }
      }
    }

    private boolean isComputedIn(Place rows, Node made) {
      return rows instanceof Place.InPage && plan.body().place(made).equals(rows);
    }

    /** What was computed in a page, or copied there, is there at the end. */
    private void finish(Execution inside, String role, Place rows) {
      Node made = scan.body().output(role);
      if (isComputedIn(rows, made)) {
        inside.check(role, made.name());
        outside.content.put(rows, rows(role));
      } else if (rows instanceof Place.InPage) {
        assertEquals(rows(role), content(rows), inside.name);
      }
    }

    private void move(ScanPlan.Move move) {
      outside.checkSize(move.to(), move.shape(), move.state());
      outside.content.put(move.to(), content(move.from()));
    }

    private String content(Place place) {
      return Objects.requireNonNull(outside.content.get(place), place::toString);
    }

    private String operand(String leaf) {
      return node.inputs().get(scan.leaves().indexOf(leaf));
    }

    private String rows(String role) {
      return role + " of " + node.name();
    }
  }
}
