package dev.lathe.processor.weights;

import java.util.List;

/**
 * A tensor of a weight file.
 *
 * @param name as PyTorch would call it
 * @param type of its elements, as safetensors names it: {@code F32}
 * @param shape extents, outermost first
 * @param bytes that it takes
 */
public record SavedTensor(String name, String type, List<Long> shape, long bytes) {
  public SavedTensor {
    shape = List.copyOf(shape);
  }
}
