package dev.lathe.processor.plan;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.processor.ir.ElementType;
import dev.lathe.processor.ir.Graph;
import dev.lathe.processor.ir.GraphBuilder;
import dev.lathe.processor.ir.Graphs;
import dev.lathe.processor.ir.Node;
import dev.lathe.processor.ir.Op;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.State;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.pass.DelayAssignments;
import java.util.ArrayList;
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
    for (int round = 0; round < 600; round++) {
      Graph graph =
          new DelayAssignments().run(new RandomGraph(random).build(5 + random.nextInt(60)));
      MemoryPlan plan = PlanMemory.run(graph);
      new Execution(graph, plan, "round " + round + ", -Dlathe.seed=" + SEED).run();
      shared += graph.nodes().size() > 3 * plan.slots().size() ? 1 : 0;
    }
    assertTrue(shared > 100, "arrays are shared in " + shared + " graphs");
  }

  /** What lies in each array while the program runs. */
  private static final class Execution {
    private final Graph graph;
    private final MemoryPlan plan;
    private final String name;
    private final Map<Place, String> content = new HashMap<>();

    Execution(Graph graph, MemoryPlan plan, String name) {
      this.graph = graph;
      this.plan = plan;
      this.name = name;
    }

    void run() {
      Map<String, Node> nodes = graph.byName();
      Map<String, String> sources = new HashMap<>();
      for (Node node : graph.nodes()) {
        node.inputs().forEach(input -> check(node, input, sources));
        sources.put(
            node.name(),
            isView(node)
                ? Objects.requireNonNull(sources.get(node.inputs().get(0)))
                : source(node));
        if (node.inputs().isEmpty()
            && !(node.op() instanceof Op.Pointwise)
            && !(node.op() instanceof Op.Random)) {
          content.put(plan.place(node), source(node));
        } else if (!isView(node)) {
          checkWrite(node, nodes);
          content.put(plan.place(node), source(node));
        }
      }
      graph
          .outputs()
          .values()
          .forEach(output -> check(Objects.requireNonNull(nodes.get(output)), output, sources));
    }

    /** Two reads of one state are one value. */
    private static String source(Node node) {
      return node.op() instanceof Op.Read read ? "read " + read.state().name() : node.name();
    }

    /** Nothing is written: another shape of the same elements, or an assignment of what was computed in the state's own array. */
    private boolean isView(Node node) {
      boolean inPlace = node.op() instanceof Op.Assign && !plan.copies().contains(node.name());
      return node.op() instanceof Op.Reshape || inPlace;
    }

    private void check(Node reader, String input, Map<String, String> sources) {
      Node node = Objects.requireNonNull(graph.byName().get(input));
      String found = content.get(plan.place(node));
      assertTrue(
          Objects.equals(sources.get(input), found),
          () -> reader + " wants " + input + " and finds " + found + ", " + name + "\n"
              + Graphs.text(graph) + plan.print(graph));
    }

    /** Whoever writes into an array that it reads does so element by element; the array is large enough. */
    private void checkWrite(Node node, Map<String, Node> nodes) {
      Place place = plan.place(node);
      boolean copied = node.op() instanceof Op.Assign;
      for (String input : node.inputs()) {
        Node read = Objects.requireNonNull(nodes.get(input));
        boolean aligned = node.op() instanceof Op.Pointwise && read.shape().equals(node.shape());
        assertTrue(
            !plan.place(read).equals(place) || aligned || copied,
            () -> node + " overwrites " + input + ", " + name);
      }
      if (place instanceof Place.InSlot in) {
        assertTrue(
            plan.slots().get(in.slot()).holds(node.shape().size()),
            () -> node + " does not fit, " + name);
      }
    }
  }

  /** Operations on values of a few shapes, some of them assigned to state. */
  private static final class RandomGraph {
    private final Random random;
    private final GraphBuilder b = Graphs.builder();
    private final List<Value> values = new ArrayList<>();
    private final List<State> free = new ArrayList<>();

    RandomGraph(Random random) {
      this.random = random;
      values.add(b.input("input", Shape.batchOf(4), ElementType.FLOAT));
      for (int index = 0; index < 4; index++) {
        State state = Graphs.buffer("s" + index, 4, 4);
        values.add(b.read(state));
        free.add(state);
      }
    }

    Graph build(int operations) {
      for (int index = 0; index < operations; index++) {
        values.add(next(
            values.get(random.nextInt(values.size())), values.get(random.nextInt(values.size()))));
        if (random.nextInt(6) == 0) {
          assign(values.get(values.size() - 1));
        }
      }
      Value output = values.stream()
          .filter(value -> !(value.node().op() instanceof Op.Read))
          .reduce((first, second) -> second)
          .orElseThrow();
      return Graphs.withOutput(output.exp());
    }

    private Value next(Value x, Value y) {
      boolean flat = x.shape().equals(Shape.of(16));
      return switch (random.nextInt(7)) {
        case 0 -> x.exp();
        case 1 -> x.shape().broadcastsTo(y.shape()) ? y.add(x) : x.exp();
        case 2 -> x.sum(random.nextInt(x.shape().rank())).add(b.fill(x.shape(), 1));
        case 3 ->
          x.shape().equals(Shape.of(4, 4))
              ? x.reshape(Shape.of(16))
              : flat ? x.reshape(Shape.of(4, 4)) : x.exp();
        case 4 ->
          x.shape().rank() == 2 && x.shape().last().count() == 4 && y.shape().equals(Shape.of(4, 4))
              ? x.matmul(y, false, false)
              : x.mul(x);
        case 5 -> x.shape().rank() == 2 ? x.max(1) : x.exp();
        default -> x.shape().equals(y.shape()) ? x.mul(y) : x.exp();
      };
    }

    private void assign(Value value) {
      boolean computed =
          !(value.node().op() instanceof Op.Reshape || value.node().op() instanceof Op.Read);
      if (computed && !free.isEmpty() && value.shape().equals(Shape.of(4, 4))) {
        b.assign(free.remove(0), value);
      }
    }
  }
}
