package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Activation {@code a * sigmoid(b), a and b being the halves of an axis}.
 *
 * <pre>{@code
 * @Linear(16) @GLU Layer hidden;
 * }</pre>
 *
 * <p>Equal to {@code torch.nn.GLU}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface GLU {

  /** The axis, an axis of the example of even extent; -1 by default. */
  int dim() default -1;
}
