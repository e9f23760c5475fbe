package dev.lathe.tests.benchmarks.onnx;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** An ONNX model that is being built: nodes in order, each with one output. */
final class Model {
  private static final int FLOAT = 1;
  private static final int INT32 = 6;
  private static final int INT64 = 7;
  private static final int IR_VERSION = 8;
  private static final int OPSET = 17;

  private final Message graph = new Message().put(2, "network");
  private int nodes;

  /** Adds a node and gives the name of its output. */
  String node(String type, List<String> inputs, Attribute... attributes) {
    Message node = new Message();
    inputs.forEach(input -> node.put(1, input));
    String output = type + "_" + nodes++;
    node.put(2, output).put(4, type);
    for (Attribute attribute : attributes) {
      node.put(5, attribute.message());
    }
    graph.put(1, node);
    return output;
  }

  String constant(String name, float[] values, long... shape) {
    ByteBuffer bytes = littleEndian(4 * values.length);
    bytes.asFloatBuffer().put(values);
    return constant(name, FLOAT, bytes.array(), shape);
  }

  String constant(String name, long[] values, long... shape) {
    ByteBuffer bytes = littleEndian(8 * values.length);
    bytes.asLongBuffer().put(values);
    return constant(name, INT64, bytes.array(), shape);
  }

  private static ByteBuffer littleEndian(int length) {
    return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
  }

  private String constant(String name, int type, byte[] bytes, long... shape) {
    Message tensor = new Message();
    for (long extent : shape) {
      tensor.put(1, extent);
    }
    graph.put(5, tensor.put(2, type).put(8, name).put(9, bytes));
    return name;
  }

  /** The input, of any number of examples. */
  String input(boolean tokens, List<Integer> shape) {
    graph.put(11, value("input", tokens ? INT32 : FLOAT, shape));
    return "input";
  }

  private static Message value(String name, int type, List<Integer> shape) {
    Message extents = new Message().put(1, new Message().put(2, "batch"));
    shape.forEach(extent -> extents.put(1, new Message().put(1, (long) extent)));
    Message tensor = new Message().put(1, type).put(2, extents);
    return new Message().put(1, name).put(2, new Message().put(1, tensor));
  }

  /** The whole model, with this as its output. */
  byte[] finish(String output) {
    Message tensor = new Message().put(1, FLOAT);
    graph.put(12, new Message().put(1, output).put(2, new Message().put(1, tensor)));
    return new Message()
        .put(1, IR_VERSION)
        .put(8, new Message().put(1, "").put(2, OPSET))
        .put(7, graph)
        .bytes();
  }
}
