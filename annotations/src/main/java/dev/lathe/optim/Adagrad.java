package dev.lathe.optim;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Steps scaled by the sum of squares so far.
 *
 * <pre>{@code
 * @Adagrad
 * @Training(epochs = 3)
 * }</pre>
 *
 * <p>Formulas in {@code optimizers.md}. Equal to {@code torch.optim.Adagrad}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Adagrad {

  /** Learning rate, above 0; 0.01 by default. */
  float lr() default 0.01f;

  /** How the rate falls with the steps, at least 0; 0 by default. */
  float lrDecay() default 0;

  /** Factor of the L2 penalty, on biases too, at least 0; 0 by default. */
  float weightDecay() default 0;

  /** First value of the sum, at least 0; 0 by default. */
  float initialAccumulatorValue() default 0;

  /** Added to the root, at least 0; 1e-10 by default. */
  float eps() default 1e-10f;

  /** Whether the loss is made as large as possible; false by default. */
  boolean maximize() default false;
}
