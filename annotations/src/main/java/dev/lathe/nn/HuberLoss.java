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
 * @HuberLoss
 * @Adam
 * }</pre>
 *
 * <p>{@code |x - y| &lt; delta ? (x - y)^2 / 2 : delta (|x - y| - delta / 2)}.
 *
 * <p>Equal to {@code torch.nn.HuberLoss}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.FIELD})
public @interface HuberLoss {

  /** Where the two meet, above 0; 1 by default. */
  float delta() default 1;

  /** What is made of the terms; MEAN by default. */
  Reduction reduction() default Reduction.MEAN;
}
