package dev.lathe.processor.plan;

import dev.lathe.processor.ir.ElementType;
import dev.lathe.processor.ir.Extent;

/**
 * One array of the program, used by values whose lives do not overlap.
 *
 * @param name of the first of them
 * @param type of its elements
 * @param size elements the largest of them needs
 */
public record Slot(String name, ElementType type, Extent size) {
  /** Whether a value of {@code needed} elements has room. */
  boolean holds(Extent needed) {
    return size.batched() == needed.batched() && size.count() >= needed.count();
  }

  Slot grownTo(Extent needed) {
    return holds(needed) ? this : new Slot(name, type, needed);
  }
}
