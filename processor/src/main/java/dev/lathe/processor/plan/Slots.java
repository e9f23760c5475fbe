package dev.lathe.processor.plan;

import dev.lathe.processor.ir.ElementType;
import dev.lathe.processor.ir.Extent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The arrays of a program while values are given their places: how long each is busy, and which are free. Time is counted in nodes. */
final class Slots {
  private final List<Slot> slots;
  private final List<Integer> busyUntil = new ArrayList<>();
  private final Set<Integer> free = new TreeSet<>();

  Slots() {
    this(new ArrayList<>());
  }

  private Slots(List<Slot> slots) {
    this.slots = slots;
  }

  List<Slot> all() {
    return slots;
  }

  /** The same arrays for the body of a scan, which has a time of its own: what is busy now stays so. */
  Slots inside() {
    Slots inside = new Slots(slots);
    for (int slot = 0; slot < slots.size(); slot++) {
      inside.busyUntil.add(free.contains(slot) ? 0 : Integer.MAX_VALUE);
    }
    inside.free.addAll(free);
    return inside;
  }

  /** Takes up the arrays that were added inside; they are busy until then. */
  void rejoin(int until) {
    while (busyUntil.size() < slots.size()) {
      busyUntil.add(until);
    }
  }

  /** An array with room for a value: the best of those that are free, else a new one. */
  int take(String name, ElementType type, Extent size) {
    return take(new Slot(name, type, size, 1));
  }

  /** An array, or as many, with room for what this one has room for. */
  int take(Slot wanted) {
    int best = bestFree(wanted);
    int slot = best >= 0 ? best : add(wanted);
    overwrite(slot, wanted.size());
    return slot;
  }

  /** Lets a value lie in an array that is busy. */
  void overwrite(int slot, Extent size) {
    free.remove(slot);
    slots.set(slot, slots.get(slot).grownTo(size));
  }

  void occupy(int slot, int until) {
    busyUntil.set(slot, Math.max(busyUntil.get(slot), until));
  }

  /** Whether everything that lived in the array so far is read at this time or before for the last time. */
  boolean dies(int slot, int time) {
    return busyUntil.get(slot) <= time;
  }

  void release(int time) {
    for (int slot = 0; slot < slots.size(); slot++) {
      if (dies(slot, time)) {
        free.add(slot);
      }
    }
  }

  private int add(Slot slot) {
    slots.add(slot);
    busyUntil.add(0);
    return slots.size() - 1;
  }

  private int bestFree(Slot wanted) {
    Extent size = wanted.size();
    int best = -1;
    for (int slot : free) {
      Slot candidate = slots.get(slot);
      boolean sameKind = candidate.type() == wanted.type()
          && candidate.pages() == wanted.pages()
          && candidate.size().batched() == size.batched();
      if (sameKind
          && (best < 0
              || better(candidate.size().count(), slots.get(best).size().count(), size.count()))) {
        best = slot;
      }
    }
    return best;
  }

  /** The smallest that is large enough, else the largest. */
  private static boolean better(int candidate, int best, int needed) {
    if (candidate >= needed) {
      return best < needed || candidate < best;
    }
    return best < needed && candidate > best;
  }
}
