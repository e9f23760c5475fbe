package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Dropout that keeps mean and variance of what SELU gives.
 *
 * <pre>{@code
 * @AlphaDropout(0.1f) Layer dropout;
 * }</pre>
 *
 * <p>A dropped value becomes SELU's least value -1.7581; all are then scaled and shifted. Source: Klambauer et al.,
 * Self-Normalizing Neural Networks, 2017.
 *
 * <p>Equal to {@code torch.nn.AlphaDropout}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface AlphaDropout {

  /** Probability of a value being dropped, [0, 1); 0.5 by default. */
  float value() default 0.5f;
}
