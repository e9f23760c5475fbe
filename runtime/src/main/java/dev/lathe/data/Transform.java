package dev.lathe.data;

import org.jspecify.annotations.Nullable;

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
   * The same, in an object that is not needed any more, where that is possible: so a loader with {@link DataLoader#reuse} need not make an array for each example. A transform that does
   * so gives {@code spent}, filled anew, or an object that nobody else has.
   *
   * @param spent what this transform gave for another example; null for the first
   */
  default B apply(A value, @Nullable B spent) {
    return apply(value);
  }

  /**
   * This transform, then another on its result.
   *
   * @param next takes what this one makes
   */
  default <C> Transform<A, C> then(Transform<? super B, ? extends C> next) {
    return new Chain<>(this, next);
  }
}
