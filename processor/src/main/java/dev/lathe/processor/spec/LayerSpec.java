package dev.lathe.processor.spec;

import dev.lathe.processor.diag.SourceRef;
import org.jspecify.annotations.Nullable;

/**
 * One field of a network.
 *
 * @param name of the field
 * @param layer the layer annotation; null where an activation stands alone
 * @param activation applied to the layer's result, if any
 * @param where the field
 */
public record LayerSpec(
    String name, @Nullable Options layer, @Nullable Options activation, SourceRef where) {
  /** The annotation a shape problem of this layer is reported at. */
  public SourceRef place() {
    return layer != null ? layer.where() : where;
  }
}
