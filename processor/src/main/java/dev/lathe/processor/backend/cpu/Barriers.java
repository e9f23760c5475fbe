package dev.lathe.processor.backend.cpu;

import dev.lathe.processor.ir.Extent;
import dev.lathe.processor.plan.Place;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides where the members of a team have to wait for each other: before a kernel that reads what another member may still be writing, or writes what another may
 * still be reading. Kernels that share out their elements alike need not wait for each other.
 */
final class Barriers {
  private final List<Access> pending = new ArrayList<>();

  /** An array that was touched since the last barrier, and how its elements were shared out; null where no other kernel does it alike. */
  private record Access(
      Place place, boolean write, @Nullable Object sharing) {
    boolean conflicts(Access last) {
      boolean alike = last.sharing() != null && last.sharing().equals(sharing);
      return !alike && (last.write() || write) && last.place().equals(place);
    }
  }

  /** Whether a barrier has to come before this kernel; it is assumed that one does then. */
  boolean neededBefore(Line line) {
    List<Access> accesses = accesses(line);
    boolean needed = conflict(accesses);
    if (needed) {
      pending.clear();
    }
    pending.addAll(accesses);
    return needed;
  }

  /** Whether a barrier has to come before a loop, which is assumed then: what came before must not ask for one in every round. */
  boolean neededBefore(Loop loop) {
    boolean needed = loop.lines().stream().anyMatch(line -> conflict(accesses(line)));
    if (needed) {
      pending.clear();
    }
    return needed;
  }

  /** Whether a barrier has to come before each kernel of a loop, in the first round or in later ones, where a round goes on from the one before. */
  List<Boolean> neededIn(Loop loop) {
    List<Boolean> needed = new ArrayList<>(Collections.nCopies(loop.lines().size(), false));
    List<Boolean> before = List.of();
    while (!needed.equals(before)) {
      before = List.copyOf(needed);
      round(loop.lines(), needed);
    }
    return needed;
  }

  private void round(List<Line> lines, List<Boolean> needed) {
    for (int index = 0; index < lines.size(); index++) {
      if (needed.get(index)) {
        pending.clear();
      }
      needed.set(index, neededBefore(lines.get(index)) || needed.get(index));
    }
  }

  private boolean conflict(List<Access> accesses) {
    return accesses.stream().anyMatch(next -> pending.stream().anyMatch(next::conflicts));
  }

  private static List<Access> accesses(Line line) {
    KernelCall call = line.call();
    Object sharing = call.isSmall() ? "first" : call.flat().orElse(null);
    List<Access> accesses = new ArrayList<>();
    line.reads()
        .forEach(
            read -> accesses.add(new Access(read.place(), false, sharingOf(read, call, sharing))));
    line.writes().forEach(write -> accesses.add(new Access(write.place(), true, sharing)));
    return accesses;
  }

  /** An input that does not move with the loop is read whole by every member. */
  private static @Nullable Object sharingOf(
      Located read, KernelCall call, @Nullable Object sharing) {
    boolean whole = sharing instanceof Extent
        && !call.flat().equals(Optional.of(read.shape().size()));
    return whole ? null : sharing;
  }
}
