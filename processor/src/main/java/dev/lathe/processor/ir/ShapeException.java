package dev.lathe.processor.ir;

/** Shapes that do not fit together. Lowering turns it into a problem at the user's layer; in a pass it is an internal error. */
public final class ShapeException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String expected;
  private final String found;

  public ShapeException(String expected, String found) {
    super("expected " + expected + ", found " + found);
    this.expected = expected;
    this.found = found;
  }

  public String expected() {
    return expected;
  }

  public String found() {
    return found;
  }
}
