package dev.lathe.processor.plan;

import dev.lathe.processor.ir.Shape;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Where the values of a scan lie.
 *
 * @param body places of the body's values, in arrays of the program's; those of a place of the sequence lie where those of the place before lay
 * @param results places of what is left, by role
 * @param starts copies of states, made before the first place
 * @param moves copies of states, made at the end of each place
 */
public record ScanPlan(
    MemoryPlan body, Map<String, Place> results, List<Move> starts, List<Move> moves) {
  public ScanPlan {
    results = Map.copyOf(results);
    starts = List.copyOf(starts);
    moves = List.copyOf(moves);
  }

  /** Where what is left under a role lies. */
  Place result(String role) {
    return Objects.requireNonNull(results.get(role), role);
  }

  /**
   * The copy of a value.
   *
   * @param state whose value it is
   */
  public record Move(String state, Shape shape, Place from, Place to) {}
}
