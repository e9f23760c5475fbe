package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Divides by what neighbouring channels have at the same place.
 *
 * <pre>{@code
 * @LocalResponseNorm(size = 5) Layer norm;
 * }</pre>
 *
 * <p>{@code y = x / (k + alpha / size * sum of x^2)^beta}.
 *
 * <p>Equal to {@code torch.nn.LocalResponseNorm}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface LocalResponseNorm {

  /** Number of neighbouring channels, at least 1. */
  int size();

  /** Factor of the sum of squares, finite; 1e-4 by default. */
  float alpha() default 1e-4f;

  /** Power of the divisor, finite; 0.75 by default. */
  float beta() default 0.75f;

  /** What is added to the sum, above 0; 1 by default. */
  float k() default 1;
}
