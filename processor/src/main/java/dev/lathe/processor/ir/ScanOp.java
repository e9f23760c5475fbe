package dev.lathe.processor.ir;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Recurrence: a body that runs once for each place of a sequence, and what it leaves behind. */
public sealed interface ScanOp extends Op {
  /**
   * Runs {@code body} at each of {@code length} places. Its leaves are called by their names in the body. A state is what the place before made of it, at
   * first the operand; a sequence is the row of the operand along axis 0 that belongs to the place; an invariant is the operand itself. The body's output under a state's
   * name is its next value; every other output is a row of a result. What is left is read through {@link Result}; the scan itself has no value.
   *
   * @param states leaves that are handed from place to place; their operands come first
   * @param sequences leaves that move with the place; their operands come next
   * @param invariants leaves that stay; their operands come last
   * @param reverse whether the last place comes first
   */
  record Scan(
      Graph body,
      List<String> states,
      List<String> sequences,
      List<String> invariants,
      int length,
      boolean reverse)
      implements ScanOp {
    public Scan {
      states = List.copyOf(states);
      sequences = List.copyOf(sequences);
      invariants = List.copyOf(invariants);
    }

    /** Names of all leaves, in the order of the operands. */
    public List<String> leaves() {
      List<String> leaves = new ArrayList<>(states);
      leaves.addAll(sequences);
      leaves.addAll(invariants);
      return leaves;
    }

    /** Roles of the body's outputs of which every place leaves a row. */
    public List<String> rows() {
      return body.outputs().keySet().stream()
          .filter(role -> !states.contains(role))
          .toList();
    }

    /** The shape of what is left under a role: a state as the last place made it, or the rows of all places. */
    public Shape result(String role) {
      Shape shape = body.output(role).shape();
      return states.contains(role) ? shape : shape.stacked(length);
    }

    /** The same with another body, whose leaves are among those of this one. */
    public Scan with(Graph other) {
      return new Scan(other, states, sequences, invariants, length, reverse);
    }

    /** The same with more rows, by role the nodes they are. */
    public Scan withRows(Map<String, String> added) {
      Map<String, String> outputs = new LinkedHashMap<>(body.outputs());
      outputs.putAll(added);
      return with(new Graph(body.name(), body.nodes(), outputs));
    }

    @Override
    public Shape infer(List<Shape> inputs) {
      List<String> leaves = leaves();
      if (inputs.size() != leaves.size() || length < 1) {
        throw new ShapeException(
            leaves.size() + " operands and a place", inputs.size() + ", " + length);
      }
      for (int operand = 0; operand < leaves.size(); operand++) {
        Shape leaf = body.node(leaves.get(operand)).shape();
        Shape expected = sequences.contains(leaves.get(operand)) ? leaf.stacked(length) : leaf;
        requireEqual(leaves.get(operand), expected, inputs.get(operand));
      }
      states.forEach(state ->
          requireEqual(state, body.node(state).shape(), body.output(state).shape()));
      return Shape.SCALAR;
    }

    private static void requireEqual(String leaf, Shape expected, Shape found) {
      if (!expected.equals(found)) {
        throw new ShapeException(leaf + " of shape " + expected, found.toString());
      }
    }

    @Override
    public String toString() {
      return "scan " + length + " places" + (reverse ? " backwards" : "") + ", states " + states
          + ", sequences " + sequences + ", invariants " + invariants;
    }
  }

  /** What a {@link Scan} left under a role. A view. */
  record Result(String role, Shape shape) implements ScanOp {
    @Override
    public Shape infer(List<Shape> inputs) {
      return shape;
    }

    @Override
    public String toString() {
      return "result " + role;
    }
  }
}
