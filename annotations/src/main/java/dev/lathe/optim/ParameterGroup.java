package dev.lathe.optim;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a layer: options of the optimizer that are its own. The optimizer must have them.
 *
 * <pre>{@code
 * @Linear(10) @ParameterGroup(lr = 0.1f) Layer head;
 * }</pre>
 *
 * <p>As the groups of parameters of {@code torch.optim.Optimizer}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface ParameterGroup {

  /** Learning rate, which schedules change in the same proportion, at least 0; 0: the optimizer's; 0 by default.
   */
  float lr() default 0;

  /** Weight decay, at least 0; -1: the optimizer's; -1 by default. */
  float weightDecay() default -1;

  /** Momentum, where no schedule cycles it, as of the optimizer; -1: the optimizer's; -1 by default. */
  float momentum() default -1;

  /** Share kept of the mean of the gradient, where no schedule cycles it, [0, 1); -1: the optimizer's; -1 by default. */
  float beta1() default -1;

  /** Share kept of the mean of its square, [0, 1); -1: the optimizer's; -1 by default. */
  float beta2() default -1;

  /** Added to the root, at least 0; -1: the optimizer's; -1 by default. */
  float eps() default -1;
}
