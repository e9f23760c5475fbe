package dev.lathe.processor.lower;

import dev.lathe.processor.diag.Code;
import dev.lathe.processor.diag.SourceRef;
import org.jspecify.annotations.Nullable;

/** A recipe cannot be followed with the shapes or options at hand: becomes a problem at the user's annotation. */
public final class Misfit extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final Code code;
  private final String expected;
  private final String found;
  private final String fix;
  private final boolean ofShape;
  private final transient @Nullable SourceRef where;

  /** A shape that does not suit a layer. */
  public Misfit(String expected, String found, String fix) {
    this(Code.L101, expected, found, fix, true, null);
  }

  /** Any other misfit; {@code where} is null for the layer's own annotation. */
  public Misfit(Code code, String expected, String found, String fix, @Nullable SourceRef where) {
    this(code, expected, found, fix, false, where);
  }

  private Misfit(
      Code code,
      String expected,
      String found,
      String fix,
      boolean ofShape,
      @Nullable SourceRef where) {
    super("expected " + expected + ", found " + found);
    this.code = code;
    this.expected = expected;
    this.found = found;
    this.fix = fix;
    this.ofShape = ofShape;
    this.where = where;
  }

  /** A misfit at the layer's or loss's own annotation where {@code found} is the shape that reaches it. */
  public static Misfit ofShape(Code code, String expected, String found, String fix) {
    return new Misfit(code, expected, found, fix, true, null);
  }

  public Code code() {
    return code;
  }

  public String expected() {
    return expected;
  }

  public String found() {
    return found;
  }

  public String fix() {
    return fix;
  }

  /** Whether {@code found} is the shape of what reaches the layer: the message then says where that comes from. */
  public boolean isOfShape() {
    return ofShape;
  }

  public @Nullable SourceRef where() {
    return where;
  }
}
