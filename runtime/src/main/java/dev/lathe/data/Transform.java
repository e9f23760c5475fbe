package dev.lathe.data;

import java.util.Objects;

/**
 * Makes one value from another: a picture into floats, a number into a label. It must not change what it is given,
 * because the data set may hand out the same object again, and it must be safe to call from several threads at once.
 *
 * <pre>{@code
 * Transform<Image, float[]> prepare = Transforms.toTensor().then(Transforms.normalize(0.1307f, 0.3081f));
 * }</pre>
 *
 * @param <A> what goes in
 * @param <B> what comes out
 */
@FunctionalInterface
public interface Transform<A, B> {

  /** The new value for {@code value}, never null. */
  B apply(A value);

  /**
   * This transform, then another on its result.
   *
   * @param next takes what this one makes
   */
  default <C> Transform<A, C> then(Transform<? super B, ? extends C> next) {
    Objects.requireNonNull(next, "next");
    return value -> next.apply(apply(value));
  }
}
