package dev.lathe.processor.plan;

import dev.lathe.processor.ir.Extent;
import dev.lathe.processor.ir.Graph;
import dev.lathe.processor.ir.Node;
import dev.lathe.processor.ir.ScanOp;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Where every value of a program lies.
 *
 * @param slots the arrays of the program
 * @param places by node name
 * @param copies names of assignments that have to copy, since their value could not be computed in place
 * @param scans where the values of a scan lie, by the scan's name
 * @param sweeps what is computed together
 */
public record MemoryPlan(
    List<Slot> slots,
    Map<String, Place> places,
    Set<String> copies,
    Map<String, ScanPlan> scans,
    Sweeps sweeps) {
  public MemoryPlan {
    slots = List.copyOf(slots);
    places = Map.copyOf(places);
    copies = Set.copyOf(copies);
    scans = Map.copyOf(scans);
  }

  public Place place(Node node) {
    return Objects.requireNonNull(places.get(node.name()), node.name());
  }

  /** Bytes of all slots for a batch of this many examples. */
  public long bytes(int batch) {
    return slots.stream().mapToLong(slot -> bytes(slot, batch)).sum();
  }

  private static long bytes(Slot slot, int batch) {
    Extent size = slot.size();
    return 4L * slot.pages() * size.count() * (size.batched() ? batch : 1);
  }

  /** The plan as text: each slot with the values that live in it, in the order of their lives. */
  public String print(Graph graph) {
    StringBuilder text = new StringBuilder("memory of " + graph.name() + "\n");
    for (int slot = 0; slot < slots.size(); slot++) {
      text.append("\n  ").append(slots.get(slot)).append('\n');
      print(graph, slot, "    ", text);
    }
    return text.toString();
  }

  /** The values that live in one slot; those of a scan's body under the scan. */
  private void print(Graph graph, int slot, String indent, StringBuilder text) {
    for (Node node : graph.nodes()) {
      if (place(node).inSlot().equals(OptionalInt.of(slot))) {
        text.append(indent + node.name() + " [" + node.shape() + "]\n");
      }
      if (node.op() instanceof ScanOp.Scan scan) {
        Objects.requireNonNull(scans.get(node.name()))
            .body()
            .print(scan.body(), slot, indent + node.name() + ": ", text);
      }
    }
  }
}
