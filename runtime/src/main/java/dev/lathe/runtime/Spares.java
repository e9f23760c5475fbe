package dev.lathe.runtime;

import java.util.concurrent.atomic.AtomicReferenceArray;

/**
 * Members for those who run alone, kept so that running alone allocates nothing and scratch rows are reused.
 *
 * <p>Not a {@code ThreadLocal}: a program may run alone inside a program that runs alone, on one thread, and each needs
 * rows of its own; and nothing stays behind on threads that are not ours.
 */
final class Spares {
  private final AtomicReferenceArray<Team.Member> slots;

  /** Keeps as many members as that; when more run alone at once, the surplus is left to the garbage collector. */
  Spares(int capacity) {
    slots = new AtomicReferenceArray<>(capacity);
  }

  /** A member that nobody else uses until it is given back. */
  Team.Member take() {
    for (int i = 0; i < slots.length(); i++) {
      Team.Member member = slots.get(i);
      if (member != null && slots.compareAndSet(i, member, null)) {
        return member;
      }
    }
    return Team.Member.solo();
  }

  void giveBack(Team.Member member) {
    for (int i = 0; i < slots.length(); i++) {
      if (slots.get(i) == null && slots.compareAndSet(i, null, member)) {
        return;
      }
    }
  }
}
