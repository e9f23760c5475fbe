package dev.lathe.processor.spec;

import dev.lathe.processor.diag.SourceRef;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One field of a network.
 *
 * @param name of the field
 * @param layer the layer annotation; null where an activation stands alone
 * @param activation applied to the layer's result, if any
 * @param settings of its parameters: an initialiser, a learning rate of its own
 * @param where the field
 */
public record LayerSpec(
    String name,
    @Nullable Options layer,
    @Nullable Options activation,
    List<Options> settings,
    SourceRef where) {
  public LayerSpec {
    settings = List.copyOf(settings);
  }

  /** A setting of this name, if the layer has it. */
  public Optional<Options> setting(String name) {
    return settings.stream().filter(each -> each.name().equals(name)).findFirst();
  }

  /** The annotation a shape problem of this layer is reported at. */
  public SourceRef place() {
    return layer != null ? layer.where() : where;
  }
}
