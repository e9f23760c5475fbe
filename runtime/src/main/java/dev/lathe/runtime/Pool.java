package dev.lathe.runtime;

import java.util.ArrayDeque;
import java.util.function.Supplier;

/** Objects that serve one caller at a time, made as they are needed and kept for the next. */
final class Pool<E> {
  private final Supplier<E> maker;
  private final ArrayDeque<E> idle = new ArrayDeque<>();

  Pool(Supplier<E> maker) {
    this.maker = maker;
  }

  E take() {
    synchronized (idle) {
      if (!idle.isEmpty()) {
        return idle.pop();
      }
    }
    return maker.get();
  }

  void giveBack(E object) {
    synchronized (idle) {
      idle.push(object);
    }
  }
}
