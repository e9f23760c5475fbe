package dev.lathe.processor.ir;

/**
 * Something that outlives a step: a weight, a running statistic, a moment of the optimizer.
 *
 * @param name as PyTorch would call it: {@code hidden1.weight}
 * @param shape without a batch
 * @param kind what it is for
 * @param init its first value
 */
public record State(String name, Shape shape, Kind kind, Init init) {
  /** What a piece of state is for. */
  public enum Kind {
    /** Trained, and saved with the model. */
    PARAMETER,
    /** Changed by training but not by the optimizer, and saved with the model. */
    BUFFER,
    /** Belongs to the optimizer. */
    OPTIMIZER
  }

  /** Number of elements. */
  public int size() {
    return shape.size().count();
  }
}
