package dev.lathe.optim;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Adam with weight decay apart from the gradient.
 *
 * <pre>{@code
 * @AdamW
 * @Training(epochs = 3)
 * }</pre>
 *
 * <p>Formulas in {@code optimizers.md}. Equal to {@code torch.optim.AdamW}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface AdamW {

  /** Learning rate, above 0; 1e-3 by default. */
  float lr() default 1e-3f;

  /** Share kept of the mean of the gradient, [0, 1); 0.9 by default. */
  float beta1() default 0.9f;

  /** Share kept of the mean of its square, [0, 1); 0.999 by default. */
  float beta2() default 0.999f;

  /** Added to the root, at least 0; 1e-8 by default. */
  float eps() default 1e-8f;

  /** Share of the weights, times lr, that is taken away in each step, at least 0; 0.01 by default. */
  float weightDecay() default 0.01f;

  /** Whether the largest mean square so far stands for the current one; false by default. */
  boolean amsgrad() default false;

  /** Whether the loss is made as large as possible; false by default. */
  boolean maximize() default false;
}
