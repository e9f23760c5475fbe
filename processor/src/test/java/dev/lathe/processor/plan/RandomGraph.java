package dev.lathe.processor.plan;

import dev.lathe.processor.ir.ElementType;
import dev.lathe.processor.ir.Graph;
import dev.lathe.processor.ir.GraphBuilder;
import dev.lathe.processor.ir.Graphs;
import dev.lathe.processor.ir.Op;
import dev.lathe.processor.ir.ScanBuilder;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.State;
import dev.lathe.processor.ir.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Operations on values of a few shapes, some of them assigned to state, and scans of such operations. */
final class RandomGraph {
  private static final Shape SQUARE = Shape.of(4, 4);

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
      if (random.nextInt(12) == 0) {
        values.addAll(scan());
      } else {
        values.add(next(any(values), any(values)));
      }
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
    return switch (random.nextInt(8)) {
      case 0 -> x.exp();
      case 1 -> x.shape().broadcastsTo(y.shape()) ? y.add(x) : x.exp();
      case 2 -> x.sum(random.nextInt(x.shape().rank())).add(x.builder().fill(x.shape(), 1));
      case 3 ->
        x.shape().equals(SQUARE) ? x.reshape(Shape.of(16)) : flat ? x.reshape(SQUARE) : x.exp();
      case 4 ->
        x.shape().rank() == 2 && x.shape().last().count() == 4 && y.shape().equals(SQUARE)
            ? x.matmul(y, false, false)
            : x.mul(x);
      case 5 -> x.shape().rank() == 2 ? x.max(1) : x.exp();
      case 6 -> x.shape().equals(SQUARE) ? halves(x) : x.exp();
      default -> x.shape().equals(y.shape()) ? x.mul(y) : x.exp();
    };
  }

  /** Computed apart, and joined or cut once more. */
  private Value halves(Value x) {
    Value left = x.slice(1, 0, 2).exp();
    Value right = x.slice(1, 2, 2).mul(left);
    Value second = random.nextBoolean() ? left : right;
    return random.nextBoolean() ? Value.concat(1, List.of(right, second)) : right.exp();
  }

  private Value any(List<Value> among) {
    return among.get(random.nextInt(among.size()));
  }

  private Value square(List<Value> among) {
    return any(among.stream().filter(value -> value.shape().equals(SQUARE)).toList());
  }

  /** Two states, of which either may begin or go on with any value, rows of a matrix, and a matrix that stays; what is left of it. */
  private List<Value> scan() {
    ScanBuilder scan = new ScanBuilder(b, 4, random.nextBoolean());
    Value one = scan.state("one", square(values));
    Value two = scan.state("two", square(values));
    List<Value> inside = new ArrayList<>(List.of(one, two));
    inside.add(scan.element("row", square(values)));
    inside.add(scan.invariant("matrix", square(values)));
    for (int index = random.nextInt(12); index >= 0; index--) {
      inside.add(next(any(inside), any(inside)));
    }
    scan.next(one, square(inside));
    scan.next(two, square(inside));
    scan.keep("kept", any(inside));
    scan.keep("more", any(inside));
    Value done = scan.finish("scan");
    List<String> roles = new ArrayList<>(List.of(one.name(), two.name(), "kept", "more"));
    Collections.shuffle(roles, random);
    return roles.stream()
        .limit(1 + random.nextInt(4))
        .map(role -> b.result(done, "result", role))
        .toList();
  }

  private void assign(Value value) {
    boolean computed =
        !(value.node().op() instanceof Op.Reshape || value.node().op() instanceof Op.Read);
    if (computed && !free.isEmpty() && value.shape().equals(SQUARE)) {
      b.assign(free.remove(0), value);
    }
  }
}
