package dev.lathe.processor.ir;

/**
 * Something that outlives a step: a weight, a running statistic, a moment of the optimizer.
 *
 * @param name as PyTorch would call it: {@code hidden1.weight}
 * @param shape of what is kept, without a batch
 * @param kind what it is for
 * @param init its first value
 * @param transposed whether it is the transpose of the matrix that users know by this name
 */
public record State(String name, Shape shape, Kind kind, Init init, boolean transposed) {
  /** What a piece of state is for. */
  public enum Kind {
    /** Trained, and saved with the model. */
    PARAMETER,
    /** Changed by training but not by the optimizer, and saved with the model. */
    BUFFER,
    /** Belongs to the optimizer. */
    OPTIMIZER,
    /** What a hand-written loop gathers for a parameter between two steps; not saved. */
    GRADIENT
  }

  private static final String GRADIENT = ".grad";

  /** State that is kept as users know it. */
  public State(String name, Shape shape, Kind kind, Init init) {
    this(name, shape, kind, init, false);
  }

  /** The same matrix kept the other way about. */
  public State transpose() {
    return new State(name, shape.transpose(), kind, init, !transposed);
  }

  /** The shape that users know. */
  public Shape known() {
    return transposed ? shape.transpose() : shape;
  }

  /** State that has an element for each of this one's. */
  public State beside(String suffix, Kind what, Init first) {
    return new State(name + suffix, shape, what, first, transposed);
  }

  /** Where the gradient of this parameter is gathered. */
  public State gradient() {
    return beside(GRADIENT, Kind.GRADIENT, new Init.Constant(0));
  }

  /** The name that users know it by: a gradient has its parameter's. */
  public String label() {
    return kind == Kind.GRADIENT ? name.substring(0, name.length() - GRADIENT.length()) : name;
  }

  /** Number of elements. */
  public int size() {
    return shape.size().count();
  }
}
