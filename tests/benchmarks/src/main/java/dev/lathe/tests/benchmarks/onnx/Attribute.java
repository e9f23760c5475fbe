package dev.lathe.tests.benchmarks.onnx;

import java.util.List;

/** An attribute of a node. */
record Attribute(Message message) {
  private static final int NAME = 1;
  private static final int FLOAT = 2;
  private static final int INT = 3;
  private static final int STRING = 4;
  private static final int INTS = 8;
  private static final int TYPE = 20;

  private static Message named(String name, int type) {
    return new Message().put(NAME, name).put(TYPE, type);
  }

  static Attribute of(String name, float value) {
    return new Attribute(named(name, 1).put(FLOAT, value));
  }

  static Attribute of(String name, int value) {
    return new Attribute(named(name, 2).put(INT, value));
  }

  static Attribute of(String name, String value) {
    return new Attribute(named(name, 3).put(STRING, value));
  }

  static Attribute of(String name, List<Integer> values) {
    Message message = named(name, 7);
    values.forEach(value -> message.put(INTS, value));
    return new Attribute(message);
  }
}
