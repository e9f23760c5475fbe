package dev.lathe.processor.frontend.annotated;

import dev.lathe.processor.spec.Handle;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;

/**
 * A record of tensors that a method of the network made.
 *
 * @param components by name, in order
 */
record Tuple(Map<String, Handle> components) {
  /** The components' values in their order. */
  static Tuple of(TypeElement record, List<Handle> values) {
    Map<String, Handle> components = new LinkedHashMap<>();
    List<? extends RecordComponentElement> names = record.getRecordComponents();
    for (int index = 0; index < names.size(); index++) {
      components.put(names.get(index).getSimpleName().toString(), values.get(index));
    }
    return new Tuple(components);
  }
}
