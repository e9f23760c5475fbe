package dev.lathe.vision;

import dev.lathe.runtime.Message;

/**
 * A box that a network found in a picture, and how sure it is: an element of {@code boxes}, {@code labels} and {@code scores} of torchvision's detection models.
 *
 * @param box with the class of what is inside
 * @param score finite; from 0 to 1 where it is a probability
 */
public record Detection(Box box, float score) {

  /** @throws IllegalArgumentException with code L212 for a score that is not finite */
  public Detection {
    if (!Float.isFinite(score)) {
      throw new IllegalArgumentException(
          Message.of("L212", "a finite score", String.valueOf(score), ""));
    }
  }
}
