package dev.lathe.processor.ir;

import dev.lathe.processor.diag.SourceRef;

/**
 * What in the user's source led to a node.
 *
 * @param owner the field, or {@code loss}, or a parameter's name for its update
 * @param phase what the node is part of
 * @param where the place in the source
 */
public record Origin(String owner, Phase phase, SourceRef where) {
  /** Which part of a step a node belongs to. */
  public enum Phase {
    FORWARD,
    BACKWARD,
    UPDATE
  }

  /** The layer that it belongs to: of a parameter's update, {@code hidden} of {@code hidden.weight}. */
  public String layer() {
    int end = phase == Phase.UPDATE ? owner.lastIndexOf('.') : -1;
    return end < 0 ? owner : owner.substring(0, end);
  }

  public Origin in(Phase other) {
    return new Origin(owner, other, where);
  }
}
