package dev.lathe.processor.backend.cpu;

import static org.junit.jupiter.api.Assertions.assertEquals;

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
import dev.lathe.processor.plan.MemoryPlan;
import dev.lathe.processor.plan.Place;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    Barriers plan = new Barriers(new MemoryPlan(List.of(), places, Set.of()));
    for (Node node : order) {
      Extent size = node.shape().size();
      KernelCall call = new KernelCall("k", List.of(), size.count(), Optional.of(size));
      barriers.add(
          plan.neededBefore(node, node.inputs().stream().map(nodes::get).toList(), call));
    }
    return barriers.toString();
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
