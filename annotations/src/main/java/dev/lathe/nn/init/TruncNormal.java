package dev.lathe.nn.init;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * First weights drawn from a normal distribution within bounds.
 *
 * <pre>{@code
 * @Linear(16) @TruncNormal Layer hidden;
 * }</pre>
 *
 * <p>{@code N(mean, std^2)}, drawn again outside of {@code a} and {@code b}.
 *
 * <p>Equal to {@code torch.nn.init.trunc_normal_} but for the numbers drawn.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface TruncNormal {

  /** The mean, finite; 0 by default. */
  float mean() default 0;

  /** The deviation, above 0; 1 by default. */
  float std() default 1;

  /** Least value, finite; -2 by default. */
  float a() default -2;

  /** Greatest value, above a; 2 by default. */
  float b() default 2;
}
