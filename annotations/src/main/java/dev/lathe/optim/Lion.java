package dev.lathe.optim;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The sign of a mean of gradients.
 *
 * <pre>{@code
 * @Lion
 * @Training(epochs = 3)
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Lion {

  /** Learning rate, above 0; 1e-4 by default. */
  float lr() default 1e-4f;

  /** Share kept of the mean of the gradient, [0, 1); 0.9 by default. */
  float beta1() default 0.9f;

  /** Share kept of the mean, [0, 1); 0.99 by default. */
  float beta2() default 0.99f;

  /** Share of the weights, times lr, that is taken away in each step, at least 0; 0 by default. */
  float weightDecay() default 0;
}
