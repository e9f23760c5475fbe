package dev.lathe.processor.backend.cpu;

import dev.lathe.processor.ir.Extent;
import dev.lathe.processor.ir.Node;
import dev.lathe.processor.plan.MemoryPlan;
import dev.lathe.processor.plan.Place;
import java.util.ArrayList;
import java.util.List;

/**
 * Decides where the members of a team have to wait for each other: before a kernel that reads what another member may still be writing, or writes what another may
 * still be reading. Kernels that share out their elements alike need not wait for each other.
 */
final class Barriers {
  private final MemoryPlan plan;
  private final List<Access> pending = new ArrayList<>();

  /** An array that was touched since the last barrier, and how its elements were shared out; null where no other kernel does it alike. */
  private record Access(
      Place place,
      boolean write,
      @org.jspecify.annotations.Nullable Object sharing) {}

  Barriers(MemoryPlan plan) {
    this.plan = plan;
  }

  /** Whether a barrier has to come before this kernel; it is assumed that one does then. */
  boolean neededBefore(Node node, List<Node> inputs, KernelCall call) {
    List<Access> accesses = accesses(node, inputs, call);
    boolean needed =
        accesses.stream().anyMatch(next -> pending.stream().anyMatch(last -> conflict(last, next)));
    if (needed) {
      pending.clear();
    }
    pending.addAll(accesses);
    return needed;
  }

  private List<Access> accesses(Node node, List<Node> inputs, KernelCall call) {
    Object sharing = call.isSmall() ? "first" : call.flat().orElse(null);
    List<Access> accesses = new ArrayList<>();
    inputs.forEach(input ->
        accesses.add(new Access(plan.place(input), false, sharingOf(input, call, sharing))));
    accesses.add(new Access(plan.place(node), true, sharing));
    return accesses;
  }

  /** An input that does not move with the loop is read whole by every member. */
  private static @org.jspecify.annotations.Nullable Object sharingOf(
      Node input, KernelCall call, @org.jspecify.annotations.Nullable Object sharing) {
    boolean whole = sharing instanceof Extent
        && !call.flat().equals(java.util.Optional.of(input.shape().size()));
    return whole ? null : sharing;
  }

  private static boolean conflict(Access last, Access next) {
    boolean alike = last.sharing() != null && last.sharing().equals(next.sharing());
    return !alike && (last.write() || next.write()) && last.place().equals(next.place());
  }
}
