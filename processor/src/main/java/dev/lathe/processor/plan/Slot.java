package dev.lathe.processor.plan;

import dev.lathe.processor.ir.ElementType;
import dev.lathe.processor.ir.Extent;

/**
 * One array of the program, or one for each place of a sequence, used by values whose lives do not overlap.
 *
 * @param name of the first of them
 * @param type of its elements
 * @param size elements the largest of them needs, at one place
 * @param pages arrays; more than one where only scans use them, which work on one at a time
 */
public record Slot(String name, ElementType type, Extent size, int pages) {
  /** Whether there is an array for each place of a sequence. */
  public boolean isPaged() {
    return pages > 1;
  }

  /** Whether a value of {@code needed} elements has room. */
  boolean holds(Extent needed) {
    return size.batched() == needed.batched() && size.count() >= needed.count();
  }

  Slot grownTo(Extent needed) {
    return holds(needed) ? this : new Slot(name, type, needed, pages);
  }

  /** {@code lstm.memory [40 x 128 B]}. */
  @Override
  public String toString() {
    return name + " [" + (isPaged() ? pages + " x " : "") + size + "]";
  }
}
