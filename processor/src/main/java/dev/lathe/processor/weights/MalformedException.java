package dev.lathe.processor.weights;

import java.io.IOException;

/** A file that is no safetensors file, or a damaged one; the message is what was found, with the offset. */
public final class MalformedException extends IOException {
  private static final long serialVersionUID = 1;

  MalformedException(long offset, String expected, String found) {
    super(found + " at byte " + offset + ", where " + expected + " belongs");
  }
}
