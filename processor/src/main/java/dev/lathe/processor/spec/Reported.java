package dev.lathe.processor.spec;

/** Ends the reading of a {@link Forward} whose mistake has been reported. */
public final class Reported extends RuntimeException {
  private static final long serialVersionUID = 1;

  public Reported() {
    super("reported", null, false, false);
  }
}
