package dev.lathe.optim;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A rate that falls, with the mean of the weights beside them.
 *
 * <pre>{@code
 * @ASGD
 * @Training(epochs = 3)
 * }</pre>
 *
 * <p>Formulas in {@code optimizers.md}. Equal to {@code torch.optim.ASGD}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface ASGD {

  /** Learning rate, above 0; 0.01 by default. */
  float lr() default 0.01f;

  /** How fast weights and rate shrink, at least 0; 1e-4 by default. */
  float lambd() default 1e-4f;

  /** Power of the rate, at least 0; 0.75 by default. */
  float alpha() default 0.75f;

  /** Step from which on weights are averaged, at least 0; 1e6 by default. */
  float t0() default 1e6f;

  /** Factor of the L2 penalty, on biases too, at least 0; 0 by default. */
  float weightDecay() default 0;

  /** Whether the loss is made as large as possible; false by default. */
  boolean maximize() default false;
}
