package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Activation {@code log(softmax(x))}.
 *
 * <pre>{@code
 * @Linear(16) @LogSoftmax Layer hidden;
 * }</pre>
 *
 * <p>Equal to {@code torch.nn.LogSoftmax}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface LogSoftmax {

  /** The axis, an axis of the example; -1 by default. */
  int dim() default -1;
}
