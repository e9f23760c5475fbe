package dev.lathe.data;

import java.util.Objects;

/**
 * One input and what a network should make of it.
 *
 * @param input what goes in, a picture or a {@code float[]} or a record
 * @param target the label or the values that should come out
 * @param <I> type of the input
 * @param <T> type of the target
 */
public record Example<I, T>(I input, T target) {

  /** Both parts are required: a missing value has no place in training data. */
  public Example {
    Objects.requireNonNull(input, "input");
    Objects.requireNonNull(target, "target");
  }
}
