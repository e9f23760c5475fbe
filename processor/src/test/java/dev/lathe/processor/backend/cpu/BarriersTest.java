package dev.lathe.processor.backend.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.palantir.javapoet.CodeBlock;
import dev.lathe.processor.ir.ElementType;
import dev.lathe.processor.ir.Expr;
import dev.lathe.processor.ir.Extent;
import dev.lathe.processor.ir.Graph;
import dev.lathe.processor.ir.GraphBuilder;
import dev.lathe.processor.ir.Graphs;
import dev.lathe.processor.ir.Node;
import dev.lathe.processor.ir.Op;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.plan.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who waits for whom. Places are given by hand, so that each way in which two kernels can meet is met. */
class BarriersTest {
  private static final int LARGE = 1 << 20;

  private final GraphBuilder b = Graphs.builder();
  private final Map<String, Place> places = new HashMap<>();
  private final List<Boolean> barriers = new ArrayList<>();
  private final List<Node> order = new ArrayList<>();

  private Value value(int slot, int size, Value... inputs) {
    Shape shape = Shape.of(size);
    Expr sum = Expr.of(1);
    for (int index = 0; index < inputs.length; index++) {
      sum = sum.add(Expr.arg(index));
    }
    Value value = b.append("v", new Op.Pointwise(sum, shape, ElementType.FLOAT), List.of(inputs));
    places.put(value.name(), new Place.InSlot(slot));
    order.add(value.node());
    return value;
  }

  /** Whether each kernel has a barrier before it; all are flat loops over their elements. */
  private String found() {
    Graph graph = Graphs.withOutput(b.value(order.get(order.size() - 1).name()));
    Map<String, Node> nodes = graph.byName();
    Barriers plan = new Barriers();
    for (Node node : order) {
      barriers.add(plan.neededBefore(line(node, nodes)));
    }
    return barriers.toString();
  }

  private Line line(Node node, Map<String, Node> nodes) {
    Extent size = node.shape().size();
    KernelCall call = new KernelCall("k", List.of(), size.count(), Optional.of(size));
    List<Located> reads =
        node.inputs().stream().map(input -> located(nodes.get(input))).toList();
    return new Line(reads, located(node), call);
  }

  private Located located(Node node) {
    Place place = places.get(node.name());
    return new Located(
        node.name(), node.label(), node.shape(), node.type(), place, CodeBlock.of("x"));
  }

  /** The kernels as a loop: whether a barrier comes before it, and before each. */
  private String foundInLoop(Line... before) {
    Map<String, Node> nodes =
        Graphs.withOutput(b.value(order.get(order.size() - 1).name())).byName();
    Barriers plan = new Barriers();
    List.of(before).forEach(plan::neededBefore);
    List<Line> lines = order.stream().map(node -> line(node, nodes)).toList();
    Loop loop = new Loop(List.of(), lines, 9, false);
    return plan.neededBefore(loop) + " " + plan.neededIn(loop);
  }

  /** What the last kernel of a round reads whole, the first of the next one must not overwrite yet. */
  @Test
  void aRoundOfALoopWaitsForTheOneBefore() {
    Value number = value(0, 1);
    value(1, LARGE, number);
    assertEquals("false [true, true]", foundInLoop());
  }

  @Test
  void aLoopWhoseRoundsShareOutAlikeDoesNotWait() {
    Value first = value(0, LARGE);
    value(1, LARGE, first);
    assertEquals("false [false, false]", foundInLoop());
  }

  /** What came before a loop is waited for once, not in every round. */
  @Test
  void aLoopWaitsForWhatCameBefore() {
    Value other = value(0, LARGE + 1);
    Line before = line(other.node(), Map.of());
    order.clear();
    value(0, LARGE);
    value(1, LARGE);
    assertEquals("true [false, false]", foundInLoop(before));
  }

  @Test
  void kernelsThatShareOutAlikeDoNotWait() {
    Value first = value(0, LARGE);
    value(1, LARGE, first);
    assertEquals("[false, false]", found());
  }

  @Test
  void anotherExtentWaits() {
    value(0, LARGE);
    value(0, LARGE + 1);
    value(1, LARGE);
    value(0, LARGE);
    assertEquals("[false, true, false, true]", found());
  }

  @Test
  void smallKernelsAreAllOfTheFirstMember() {
    Value first = value(0, 4);
    value(1, 8, value(2, 1), value(3, 1, value(4, 1)));
    value(0, 4, first);
    assertEquals("[false, false, false, false, false, false]", found());
  }

  @Test
  void whatTheFirstMemberMadeTheOthersWaitFor() {
    Value small = value(0, 1);
    value(1, LARGE, small);
    assertEquals("[false, true]", found());
  }

  /** Everybody reads the one number: it must not be overwritten while some have still to read it. */
  @Test
  void whatEverybodyReadsIsNotOverwrittenByOne() {
    Value number = value(0, 1);
    value(1, LARGE, number);
    value(0, LARGE);
    assertEquals("[false, true, true]", found());
  }

  @Test
  void othersAreNotWaitedForTwice() {
    Value number = value(0, 1);
    value(1, LARGE, number);
    value(2, LARGE, number);
    assertEquals("[false, true, false]", found());
  }
}
