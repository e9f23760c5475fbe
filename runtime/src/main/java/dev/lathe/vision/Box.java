package dev.lathe.vision;

import dev.lathe.runtime.Message;

/**
 * A rectangle around something in a picture, in pixels from its left-top corner, and what it is.
 *
 * @param label class of what is inside, at least 0
 * @param left smallest x, finite
 * @param top smallest y, finite
 * @param right largest x, at least {@code left}
 * @param bottom largest y, at least {@code top}
 */
public record Box(int label, float left, float top, float right, float bottom) {

  /** @throws IllegalArgumentException with code L212 for other numbers */
  public Box {
    boolean finite = Float.isFinite(right - left) && Float.isFinite(bottom - top);
    if (label < 0 || !finite || right < left || bottom < top) {
      throw new IllegalArgumentException(Message.of(
          "L212",
          "a label of at least 0 and left, top <= right, bottom",
          label + " at " + left + ", " + top + " to " + right + ", " + bottom,
          "corners are given as left, top, right, bottom"));
    }
  }

  /** From left to right, in pixels. */
  public float width() {
    return right - left;
  }

  /** From top to bottom, in pixels. */
  public float height() {
    return bottom - top;
  }

  /** Width times height, in square pixels. */
  public float area() {
    return width() * height();
  }
}
