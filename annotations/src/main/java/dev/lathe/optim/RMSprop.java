package dev.lathe.optim;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Steps scaled by the mean square of late gradients.
 *
 * <pre>{@code
 * @RMSprop
 * @Training(epochs = 3)
 * }</pre>
 *
 * <p>Formulas in {@code optimizers.md}. Equal to {@code torch.optim.RMSprop}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface RMSprop {

  /** Learning rate, above 0; 0.01 by default. */
  float lr() default 0.01f;

  /** Share kept of the mean square, [0, 1]; 0.99 by default. */
  float alpha() default 0.99f;

  /** Added to the root, at least 0; 1e-8 by default. */
  float eps() default 1e-8f;

  /** Factor of the L2 penalty, on biases too, at least 0; 0 by default. */
  float weightDecay() default 0;

  /** Share of the last direction that is kept, at least 0; 0 by default. */
  float momentum() default 0;

  /** Whether the variance stands for the mean square; false by default. */
  boolean centered() default false;

  /** Whether the loss is made as large as possible; false by default. */
  boolean maximize() default false;
}
