package dev.lathe.processor.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.processor.ir.ElementType;
import dev.lathe.processor.ir.Graph;
import dev.lathe.processor.ir.GraphBuilder;
import dev.lathe.processor.ir.Graphs;
import dev.lathe.processor.ir.Node;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.State;
import dev.lathe.processor.ir.Value;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SweepsTest {
  private final GraphBuilder b = Graphs.builder();
  private final Value input = b.input("input", Shape.batchOf(4), ElementType.FLOAT);

  /** Every turn in a line; members of a sweep that have no place are in parentheses. */
  private static String turns(Graph graph) {
    MemoryPlan plan = PlanMemory.run(graph);
    return plan.sweeps().turns().stream()
        .map(turn ->
            turn.nodes().stream().map(node -> name(node, plan)).collect(Collectors.joining(" ")))
        .collect(Collectors.joining("\n"));
  }

  private static String name(Node node, MemoryPlan plan) {
    return plan.place(node) instanceof Place.InSweep ? "(" + node.label() + ")" : node.label();
  }

  @Test
  void whatFollowsEachOtherIsComputedTogether() {
    Value exp = input.exp();
    Value twice = exp.mul(exp);
    assertEquals("""
        input
        (exp) (mul) add""", turns(Graphs.withOutput(twice.add(exp))));
  }

  /** A sum stands between them. */
  @Test
  void otherKernelsPart() {
    Value exp = input.exp();
    Value share = exp.div(exp.sum(1));
    assertEquals("""
        input
        exp
        sum
        div""", turns(Graphs.withOutput(share)));
  }

  @Test
  void shortRowsPart() {
    Value row = b.read(Graphs.parameter("row", 4));
    assertEquals(4, turns(Graphs.withOutput(input.exp().add(row))).lines().count());
  }

  @Test
  void longRowsAndColumnsAreBroadcast() {
    Value wide = b.input("wide", Shape.batchOf(64), ElementType.FLOAT);
    Value row = b.read(Graphs.parameter("row", 64));
    Value sum = wide.exp().add(row).add(wide.sum(1));
    assertEquals(
        64, PlanMemory.run(Graphs.withOutput(sum.exp())).sweeps().all().get(0).columns());
  }

  @Test
  void partsOfRowsAreReadAndWrittenWhereTheyLie() {
    Value left = input.slice(1, 0, 2).exp();
    Value right = input.slice(1, 2, 2).mul(left);
    Graph graph = Graphs.withOutput(Value.concat(1, List.of(right, left)));
    assertEquals("""
        input
        (slice) (exp) (slice) (mul) concat""", turns(graph));
    Sweep sweep = PlanMemory.run(graph).sweeps().all().get(0);
    assertEquals(2, sweep.columns());
    assertEquals(List.of("input", "input"), sweep.sources());
  }

  /** The source of a part is not overwritten by what is made of another part. */
  @Test
  void sourcesStayToTheEnd() {
    Value made = input.exp().sum(0).broadcast(Shape.batchOf(4));
    Value wide = made.matmul(b.read(Graphs.parameter("w", 4, 4)), false, false);
    Value left = wide.slice(1, 0, 2).exp();
    Value both = left.add(wide.slice(1, 2, 2));
    Graph graph = Graphs.withOutput(both);
    MemoryPlan plan = PlanMemory.run(graph);
    assertFalse(plan.place(both.node()).equals(plan.place(wide.node())));
  }

  /** A part that somebody else reads is copied. */
  @Test
  void aPartThatIsReadElsewhereIsNoMember() {
    Value part = input.slice(1, 0, 2);
    Value sum = part.exp().add(part).add(part.sum(1));
    String turns = turns(Graphs.withOutput(sum));
    assertTrue(turns.contains("slice\n"), turns);
  }

  @Test
  void stateIsAssignedBehind() {
    State state = Graphs.buffer("s", 4);
    Value old = b.read(state);
    Value next = old.mul(2);
    b.assign(state, next);
    assertEquals("""
        input
        s
        scale exp
        s""", turns(Graphs.withOutput(next.exp())).replace("assign", "s"));
  }

  @Test
  void nothingIsTooLongForOneMethod() {
    Value value = input;
    for (int round = 0; round < 20; round++) {
      value = value.exp();
    }
    MemoryPlan plan = PlanMemory.run(Graphs.withOutput(value));
    assertTrue(plan.sweeps().all().size() > 1, "several sweeps");
  }
}
