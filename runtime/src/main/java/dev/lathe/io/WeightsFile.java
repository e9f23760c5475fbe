package dev.lathe.io;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Everything in a weight file.
 *
 * @param tensors by name, in the order in which they lie in the file
 * @param metadata what the writer said about them, empty where it said nothing
 */
public record WeightsFile(Map<String, TensorData> tensors, Map<String, String> metadata) {
  public WeightsFile {
    tensors = Collections.unmodifiableMap(
        new LinkedHashMap<>(tensors)); // Map.copyOf would lose the order
    metadata = Collections.unmodifiableMap(new LinkedHashMap<>(metadata));
  }
}
