package dev.lathe.optim;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Steps scaled by squares of gradients and of changes.
 *
 * <pre>{@code
 * @Adadelta
 * @Training(epochs = 3)
 * }</pre>
 *
 * <p>Formulas in {@code optimizers.md}. Equal to {@code torch.optim.Adadelta}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Adadelta {

  /** Learning rate, above 0; 1 by default. */
  float lr() default 1;

  /** Share kept of the mean squares, [0, 1]; 0.9 by default. */
  float rho() default 0.9f;

  /** Added to the root, at least 0; 1e-6 by default. */
  float eps() default 1e-6f;

  /** Factor of the L2 penalty, on biases too, at least 0; 0 by default. */
  float weightDecay() default 0;

  /** Whether the loss is made as large as possible; false by default. */
  boolean maximize() default false;
}
