package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Squares near 0, distances further away.
 *
 * <pre>{@code
 * @Network(input = {8})
 * @SmoothL1Loss
 * @Adam
 * }</pre>
 *
 * <p>{@code |x - y| &lt; beta ? (x - y)^2 / (2 beta) : |x - y| - beta / 2}.
 *
 * <p>Equal to {@code torch.nn.SmoothL1Loss}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.FIELD})
public @interface SmoothL1Loss {

  /** Where the two meet, at least 0; 1 by default. */
  float beta() default 1;

  /** What is made of the terms; MEAN by default. */
  Reduction reduction() default Reduction.MEAN;
}
