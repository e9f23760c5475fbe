package dev.lathe.processor.ir;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Builds a {@link ScanOp.Scan}: leaves first, then the body in the operations of {@link Value}, then what is handed on and what is kept.
 */
public final class ScanBuilder {
  private final GraphBuilder outer;
  private final GraphBuilder body;
  private final Map<String, Value> states = new LinkedHashMap<>();
  private final Map<String, Value> sequences = new LinkedHashMap<>();
  private final Map<String, Value> invariants = new LinkedHashMap<>();
  private final Map<String, String> outputs = new LinkedHashMap<>();
  private final int length;
  private final boolean reverse;

  public ScanBuilder(GraphBuilder outer, int length, boolean reverse) {
    this.outer = outer;
    this.body = new GraphBuilder().at(outer.origin());
    this.length = length;
    this.reverse = reverse;
  }

  /** What the place before handed on, at the first place {@code initial}. */
  public Value state(String label, Value initial) {
    return leaf(label, initial.shape(), initial, states);
  }

  /** The row of {@code rows} that belongs to the place. */
  public Value element(String label, Value rows) {
    return leaf(label, rows.shape().row(), rows, sequences);
  }

  /** The same value at every place. */
  public Value invariant(String label, Value value) {
    return leaf(label, value.shape(), value, invariants);
  }

  private Value leaf(String label, Shape shape, Value operand, Map<String, Value> kind) {
    Value leaf = body.leaf(label, shape, operand.type());
    kind.put(leaf.name(), operand);
    return leaf;
  }

  /** Hands {@code next} on to the place that comes then. */
  public void next(Value state, Value next) {
    outputs.put(state.name(), next.name());
  }

  /** Keeps the value of every place under a role. */
  public void keep(String role, Value value) {
    outputs.put(role, value.name());
  }

  /** Appends the scan; its results are read with {@link GraphBuilder#result}. */
  public Value finish(String label) {
    List<Value> operands = new ArrayList<>(states.values());
    operands.addAll(sequences.values());
    operands.addAll(invariants.values());
    Op scan = new ScanOp.Scan(
        new Graph("place", body.nodes(), outputs),
        List.copyOf(states.keySet()),
        List.copyOf(sequences.keySet()),
        List.copyOf(invariants.keySet()),
        length,
        reverse);
    return outer.append(label, scan, operands);
  }
}
