package dev.lathe.optim;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a layer: a learning rate and a weight decay of its own.
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
}
