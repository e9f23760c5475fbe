package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Activation {@code x > 0 ? x : weight * x, the weight being learnt}.
 *
 * <pre>{@code
 * @Linear(16) @PReLU Layer hidden;
 * }</pre>
 *
 * <p>Equal to {@code torch.nn.PReLU}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface PReLU {

  /** Number of weights, 1, or the number of channels; 1 by default. */
  int count() default 1;

  /** First value of the weights, finite; 0.25 by default. */
  float init() default 0.25f;
}
