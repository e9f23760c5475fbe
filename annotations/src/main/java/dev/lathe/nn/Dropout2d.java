package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Drops whole channels while training.
 *
 * <pre>{@code
 * @Dropout2d(0.2f) Layer dropout;
 * }</pre>
 *
 * <p>As {@code Dropout}, one decision for each channel of an example.
 *
 * <p>Equal to {@code torch.nn.Dropout2d}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Dropout2d {

  /** Probability of a channel being dropped, [0, 1); 0.5 by default. */
  float value() default 0.5f;
}
