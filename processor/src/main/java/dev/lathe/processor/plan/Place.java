package dev.lathe.processor.plan;

import dev.lathe.processor.ir.State;

/** Where the elements of a value lie while the program runs. */
public sealed interface Place {
  /** In an array that other values use before and after. */
  record InSlot(int slot) implements Place {}

  /** In the array of a piece of state. */
  record InState(State state) implements Place {}

  /** In an array the caller fills. */
  record InInput(String name) implements Place {}

  /** In an array of constants. */
  record InConstant(String node) implements Place {}

  /** Nowhere: a scan's value is what it leaves, and each part of that has a place of its own. */
  record InParts() implements Place {}

  /** In a number computed before the kernels run. */
  record OnHost() implements Place {}
}
