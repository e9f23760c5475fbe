package dev.lathe.processor.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.processor.ir.ElementType;
import dev.lathe.processor.ir.Graph;
import dev.lathe.processor.ir.GraphBuilder;
import dev.lathe.processor.ir.Graphs;
import dev.lathe.processor.ir.Op;
import dev.lathe.processor.ir.ScanBuilder;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.State;
import dev.lathe.processor.ir.Value;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlanMemoryTest {
  private final GraphBuilder b = Graphs.builder();
  private final Value input = b.input("input", Shape.batchOf(3), ElementType.FLOAT);

  private static Place place(MemoryPlan plan, Value value) {
    return plan.place(value.node());
  }

  @Test
  void leavesLieWhereTheyAre() {
    Value state = b.read(Graphs.buffer("s", 3));
    Value constant = b.append("c", new Op.Constant(List.of(1.0), Shape.of(1)), List.of());
    Value number = b.number("step").map("next", x -> x.add(x));
    Value view = input.reshape(Shape.batchOf(3, 1));
    MemoryPlan plan = PlanMemory.run(Graphs.withOutput(view));
    assertEquals(new Place.InInput("input"), place(plan, input));
    assertEquals(place(plan, input), place(plan, view));
    assertEquals(new Place.InState(Graphs.buffer("s", 3)), place(plan, state));
    assertEquals(new Place.InConstant("t.c"), place(plan, constant));
    assertEquals(new Place.OnHost(), place(plan, number));
    assertEquals(List.of(), plan.slots());
  }

  @Test
  void aPointwiseValueOverwritesAnOperandThatDies() {
    Value sum = input.sum(1);
    Value exp = sum.exp();
    MemoryPlan plan = PlanMemory.run(Graphs.withOutput(exp));
    assertEquals(place(plan, sum), place(plan, exp));
    assertEquals(1, plan.slots().size());
  }

  @Test
  void notAnOperandThatIsReadLater() {
    Value sum = input.sum(1);
    Value exp = sum.exp();
    MemoryPlan plan = PlanMemory.run(Graphs.withOutput(exp.add(sum)));
    assertNotEquals(place(plan, sum), place(plan, exp));
  }

  @Test
  void notAnOperandThatIsBroadcast() {
    Value sum = input.sum(1);
    Value spread = input.mul(2).add(sum);
    MemoryPlan plan = PlanMemory.run(Graphs.withOutput(spread));
    assertNotEquals(place(plan, sum), place(plan, spread));
  }

  @Test
  void notAnOperandThatIsReadAtOtherElements() {
    Value square = b.input("square", Shape.of(3, 1), ElementType.FLOAT).exp();
    Value outer = square.add(square.reshape(Shape.of(1, 3)));
    Value both = b.input("wide", Shape.of(3, 3), ElementType.FLOAT).exp();
    Value rows = both.add(both.reshape(Shape.of(9)).reshape(Shape.of(3, 3)));
    MemoryPlan plan = PlanMemory.run(Graphs.withOutput(outer.add(rows)));
    assertNotEquals(place(plan, square), place(plan, outer));
  }

  @Test
  void aProductNeverOverwritesAnOperand() {
    Value left = b.input("a", Shape.of(3, 3), ElementType.FLOAT).exp();
    Value product = left.matmul(b.read(Graphs.buffer("s", 3, 3)), false, false);
    MemoryPlan plan = PlanMemory.run(Graphs.withOutput(product));
    assertNotEquals(place(plan, left), place(plan, product));
  }

  @Test
  void aViewKeepsItsSourceAlive() {
    Value exp = input.exp();
    Value view = exp.reshape(Shape.batchOf(3, 1));
    Value other = input.sum(1).exp().broadcast(input.shape());
    MemoryPlan plan = PlanMemory.run(Graphs.withOutput(view.add(other.reshape(view.shape()))));
    assertNotEquals(place(plan, exp), place(plan, other));
  }

  @Test
  void slotsOfTheBatchAndOthersAreApart() {
    Value perExample = input.exp().sum(0);
    Value next = perExample.matmul(b.read(Graphs.buffer("s", 3, 3)), false, false);
    MemoryPlan plan = PlanMemory.run(Graphs.withOutput(next));
    assertEquals(
        List.of("3 B", "3", "3"),
        plan.slots().stream().map(slot -> slot.size().toString()).toList());
    assertEquals(4 * (3 * 10 + 3 + 3), plan.bytes(10));
  }

  @Test
  void stateIsAssignedInPlace() {
    State state = Graphs.buffer("s", 3);
    Value next = b.read(state).mul(2);
    b.assign(state, next);
    MemoryPlan plan = PlanMemory.run(Graphs.withOutput(input));
    assertEquals(new Place.InState(state), place(plan, next));
    assertEquals(Set.of(), plan.copies());
  }

  @Test
  void stateIsCopiedWhereTheOldValueIsReadLater() {
    State state = Graphs.buffer("s", 3);
    Value old = b.read(state);
    Value next = old.mul(2);
    Value later = old.exp();
    b.assign(state, next);
    MemoryPlan plan = PlanMemory.run(Graphs.withOutput(later));
    assertNotEquals(new Place.InState(state), place(plan, next));
    assertEquals(Set.of("t.assign"), plan.copies());
  }

  @Test
  void stateIsCopiedWhereTheOldValueIsReadAtOtherElements() {
    State state = Graphs.buffer("s", 3, 1);
    Value old = b.read(state);
    Value next = old.add(old.reshape(Shape.of(3)).sum(0));
    b.assign(state, next);
    State matrix = Graphs.buffer("m", 3, 3);
    b.assign(matrix, b.read(matrix).matmul(b.read(matrix), true, false));
    State vector = Graphs.buffer("v", 1, 3);
    Value crossed = b.read(vector).mul(b.read(vector).reshape(Shape.of(3, 1))).sum(0);
    b.assign(vector, crossed);
    MemoryPlan plan = PlanMemory.run(Graphs.withOutput(input));
    assertEquals(new Place.InState(state), place(plan, next), "the sum was taken before");
    assertEquals(
        Set.of("t.assign2", "t.assign3"),
        plan.copies(),
        "products and sums read what they would overwrite");
  }

  private ScanBuilder scan(int length) {
    return new ScanBuilder(b, length, false);
  }

  private static ScanPlan scanPlan(MemoryPlan plan, Value done) {
    return plan.scans().get(done.name());
  }

  /** The state keeps the array of its first value, its next value is computed there, and rows have an array while they are read. */
  @Test
  void aStateKeepsItsArray() {
    Value first = input.exp();
    ScanBuilder scan = scan(4);
    Value h = scan.state("h", first);
    Value x = scan.element("x", b.input("rows", first.shape().stacked(4), ElementType.FLOAT));
    Value next = h.add(x.exp());
    scan.next(h, next);
    scan.keep("rows", next);
    scan.keep("more", x);
    Value done = scan.finish("scan");
    Value rows = b.result(done, "rows", "rows");
    MemoryPlan plan = PlanMemory.run(Graphs.withOutput(rows));
    ScanPlan inside = scanPlan(plan, done);
    assertEquals(place(plan, first), place(inside.body(), h));
    assertEquals(place(plan, first), place(inside.body(), next));
    assertEquals(List.of(), inside.starts());
    assertEquals(List.of(), inside.moves());
    assertEquals(Map.of("rows", place(plan, rows)), inside.results(), "nobody reads the others");
    assertEquals(3, plan.slots().size(), "state, rows and element");
  }

  /** Rows that another scan reads one at a time have an array each, in which they are computed and read. */
  @Test
  void rowsBetweenScansLieInPages() {
    ScanBuilder scan = scan(4);
    Value h = scan.state("h", input.exp());
    Value made = h.mul(h).sum(1).broadcast(input.shape());
    scan.keep("made", made);
    scan.next(h, h.add(made));
    Value done = scan.finish("scan");
    ScanBuilder back = scan(4);
    Value g = back.state("g", b.fill(input.shape(), 0));
    Value x = back.element("x", b.result(done, "made", "made"));
    back.next(g, g.matmul(b.read(Graphs.parameter("w", 3, 3)), false, false).add(x));
    Value end = b.result(back.finish("back"), "end", g.name());
    MemoryPlan plan = PlanMemory.run(Graphs.withOutput(end));
    Place page = place(scanPlan(plan, done).body(), made);
    assertTrue(page instanceof Place.InPage, page::toString);
    assertEquals(page, place(plan.scans().get("t.back").body(), x));
    assertEquals(4, plan.slots().get(page.inSlot().orElseThrow()).pages());
  }

  @Test
  void aFirstValueThatIsReadLaterIsCopied() {
    Value first = input.exp();
    ScanBuilder scan = scan(4);
    Value h = scan.state("h", first);
    scan.next(h, h.exp());
    Value done = scan.finish("scan");
    Value end = b.result(done, "end", h.name());
    MemoryPlan plan = PlanMemory.run(Graphs.withOutput(end.add(first)));
    assertNotEquals(place(plan, first), place(plan, end));
    assertEquals(1, scanPlan(plan, done).starts().size());
  }

  /** The old value is read by a product, while the next one is written. */
  @Test
  void aNextValueThatCannotOverwriteTheOldIsMoved() {
    ScanBuilder scan = scan(4);
    Value h = scan.state("h", b.fill(Shape.of(3, 3), 0));
    Value next = h.matmul(h, false, false);
    scan.next(h, next);
    Value done = scan.finish("scan");
    MemoryPlan plan = PlanMemory.run(Graphs.withOutput(b.result(done, "end", h.name())));
    ScanPlan inside = scanPlan(plan, done);
    assertNotEquals(place(inside.body(), h), place(inside.body(), next));
    assertEquals(1, inside.moves().size());
  }

  /** Each is set aside before either is overwritten. */
  @Test
  void statesThatChangePlaces() {
    ScanBuilder scan = scan(4);
    Value one = scan.state("one", input.exp());
    Value two = scan.state("two", input.mul(2));
    scan.next(one, two);
    scan.next(two, one);
    Value done = scan.finish("scan");
    Value end = b.result(done, "end", one.name()).add(b.result(done, "other", two.name()));
    MemoryPlan plan = PlanMemory.run(Graphs.withOutput(end));
    assertEquals(4, scanPlan(plan, done).moves().size());
    assertEquals(4, plan.slots().size());
  }

  /** What is read behind a scan does not lie where its body writes. */
  @Test
  void aBodyKeepsOffWhatIsReadLater() {
    Value kept = input.exp();
    ScanBuilder scan = scan(4);
    Value h = scan.state("h", b.fill(input.shape(), 0));
    Value w = scan.invariant("w", kept);
    Value inner = h.mul(w).sum(1);
    scan.next(h, inner.add(h).add(w));
    Value done = scan.finish("scan");
    Value end = b.result(done, "end", h.name());
    MemoryPlan plan = PlanMemory.run(Graphs.withOutput(end.mul(kept)));
    MemoryPlan inside = scanPlan(plan, done).body();
    List<Place> written = inside.places().entrySet().stream()
        .filter(entry -> !entry.getKey().equals(w.name()))
        .map(Map.Entry::getValue)
        .toList();
    assertEquals(place(plan, kept), place(inside, w));
    assertTrue(!written.contains(place(plan, kept)), written::toString);
  }

  @Test
  void theText() {
    Graph graph = Graphs.withOutput(input.sum(1).exp().broadcast(input.shape()));
    assertEquals("""
        memory of test

          t.sum [B]
            t.sum [B x 1]
            t.exp [B x 1]

          t.broadcast [3 B]
            t.broadcast [B x 3]
        """, PlanMemory.run(graph).print(graph));
    assertTrue(PlanMemory.run(graph).bytes(2) == 4 * (2 + 6));
  }
}
