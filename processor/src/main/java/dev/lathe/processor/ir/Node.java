package dev.lathe.processor.ir;

import java.util.List;

/**
 * One value of the graph and how it is made. Immutable: a pass that changes something makes a new node.
 *
 * @param name unique in its graph; {@code owner.label}, from which names in generated code are made
 * @param label what the node does, in a word or two of camel case; kernels are named after it
 * @param op what is computed
 * @param inputs names of the nodes it reads, in the operation's order
 * @param shape of the value
 * @param type of the value's elements
 * @param origin what the user wrote that led to it
 */
public record Node(
    String name,
    String label,
    Op op,
    List<String> inputs,
    Shape shape,
    ElementType type,
    Origin origin) {
  public Node {
    inputs = List.copyOf(inputs);
  }

  /** The same with another operation. */
  public Node with(Op other) {
    return new Node(name, label, other, inputs, shape, type, origin);
  }

  /** The same with another operation, which gives another shape. */
  public Node with(Op other, Shape otherShape) {
    return new Node(name, label, other, inputs, otherShape, type, origin);
  }

  /** The same, reading other nodes. */
  public Node reading(List<String> others) {
    return new Node(name, label, op, others, shape, type, origin);
  }

  /** {@code hidden1.product [B x 512] = matmul right transposed (flatten.reshape, hidden1.weight)}. */
  @Override
  public String toString() {
    return name + " [" + shape + (type == ElementType.FLOAT ? "" : " " + type) + "] = " + op + " ("
        + String.join(", ", inputs) + ")";
  }
}
