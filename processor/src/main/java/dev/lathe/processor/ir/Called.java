package dev.lathe.processor.ir;

import java.util.List;
import java.util.stream.Stream;

/**
 * What came of the calls of a layer.
 *
 * @param shape of what came out, when it was called last
 * @param inputs that any call has read: names of layers and of the network's inputs, those before other operations
 */
public record Called(Shape shape, List<String> inputs) {
  public Called {
    inputs = List.copyOf(inputs);
  }

  /** With one more call. */
  public Called again(Called next) {
    return new Called(
        next.shape,
        Stream.concat(inputs.stream(), next.inputs.stream()).distinct().toList());
  }
}
