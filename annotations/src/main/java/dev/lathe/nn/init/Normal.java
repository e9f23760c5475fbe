package dev.lathe.nn.init;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * First weights drawn from a normal distribution.
 *
 * <pre>{@code
 * @Linear(16) @Normal Layer hidden;
 * }</pre>
 *
 * <p>{@code N(mean, std^2)}.
 *
 * <p>Equal to {@code torch.nn.init.normal_} but for the numbers drawn.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Normal {

  /** The mean, finite; 0 by default. */
  float mean() default 0;

  /** The deviation, at least 0; 1 by default. */
  float std() default 1;
}
