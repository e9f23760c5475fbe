package dev.lathe.processor.plan;

import dev.lathe.processor.ir.State;
import java.util.OptionalInt;

/** Where the elements of a value lie while the program runs. */
public sealed interface Place {
  /** The slot it is in, or in a page of which. */
  default OptionalInt inSlot() {
    return OptionalInt.empty();
  }

  /** In an array that other values use before and after. */
  record InSlot(int slot) implements Place {
    @Override
    public OptionalInt inSlot() {
      return OptionalInt.of(slot);
    }
  }

  /** In the array that a slot has for the place of a sequence that a scan is at. Outside of scans, in all of them. */
  record InPage(int slot) implements Place {
    @Override
    public OptionalInt inSlot() {
      return OptionalInt.of(slot);
    }
  }

  /** In the array of a piece of state. */
  record InState(State state) implements Place {}

  /** In an array the caller fills. */
  record InInput(String name) implements Place {}

  /** In an array of constants. */
  record InConstant(String node) implements Place {}

  /** Nowhere: a scan's value is what it leaves, and each part of that has a place of its own. */
  record InParts() implements Place {}

  /** Nowhere: one element at a time is computed and used while a sweep goes on. */
  record InSweep() implements Place {}

  /** In a number computed before the kernels run. */
  record OnHost() implements Place {}
}
