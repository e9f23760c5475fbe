package dev.lathe.optim;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Adam with a look ahead.
 *
 * <pre>{@code
 * @NAdam
 * @Training(epochs = 3)
 * }</pre>
 *
 * <p>Formulas in {@code optimizers.md}. Equal to {@code torch.optim.NAdam}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface NAdam {

  /** Learning rate, above 0; 2e-3 by default. */
  float lr() default 2e-3f;

  /** Share kept of the mean of the gradient, [0, 1); 0.9 by default. */
  float beta1() default 0.9f;

  /** Share kept of the mean of its square, [0, 1); 0.999 by default. */
  float beta2() default 0.999f;

  /** Added to the root, at least 0; 1e-8 by default. */
  float eps() default 1e-8f;

  /** Factor of the L2 penalty, on biases too, at least 0; 0 by default. */
  float weightDecay() default 0;

  /** How fast the momentum grows, at least 0; 4e-3 by default. */
  float momentumDecay() default 4e-3f;

  /** Whether weights shrink by themselves, as in {@link AdamW}, and not by their gradient; false by default. */
  boolean decoupledWeightDecay() default false;

  /** Whether the loss is made as large as possible; false by default. */
  boolean maximize() default false;
}
