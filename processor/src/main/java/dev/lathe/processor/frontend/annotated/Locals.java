package dev.lathe.processor.frontend.annotated;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The local variables of a method that is being read, one object a pair of braces. */
final class Locals {
  /** What a variable holds before anything is assigned. */
  static final Object UNSET = new Object();

  private final @Nullable Locals outer;
  private final Map<String, Object> values = new HashMap<>();

  Locals(@Nullable Locals outer) {
    this.outer = outer;
  }

  void declare(String name, Object value) {
    values.put(name, value);
  }

  /** Null where no variable has the name. */
  @Nullable
  Object get(String name) {
    Object value = values.get(name);
    return value != null || outer == null ? value : outer.get(name);
  }

  /** False where no variable has the name. */
  boolean assign(String name, Object value) {
    if (values.containsKey(name)) {
      values.put(name, value);
      return true;
    }
    return outer != null && outer.assign(name, value);
  }
}
