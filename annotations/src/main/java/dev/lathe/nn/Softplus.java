package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Activation {@code log(1 + exp(beta * x)) / beta}.
 *
 * <pre>{@code
 * @Linear(16) @Softplus Layer hidden;
 * }</pre>
 *
 * <p>Equal to {@code torch.nn.Softplus}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Softplus {

  /** The steepness, above 0; 1 by default. */
  float beta() default 1;

  /** Above which, times beta, the result is x, finite; 20 by default. */
  float threshold() default 20;
}
