package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Activation {@code softmax(-x)}.
 *
 * <pre>{@code
 * @Linear(16) @Softmin Layer hidden;
 * }</pre>
 *
 * <p>Equal to {@code torch.nn.Softmin}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Softmin {

  /** The axis that sums to 1, an axis of the example; -1 by default. */
  int dim() default -1;
}
