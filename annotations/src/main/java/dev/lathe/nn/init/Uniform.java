package dev.lathe.nn.init;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * First weights drawn evenly from a range.
 *
 * <pre>{@code
 * @Linear(16) @Uniform Layer hidden;
 * }</pre>
 *
 * <p>{@code U(a, b)}.
 *
 * <p>Equal to {@code torch.nn.init.uniform_} but for the numbers drawn.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Uniform {

  /** Least value, finite; 0 by default. */
  float a() default 0;

  /** Greatest value, at least a; 1 by default. */
  float b() default 1;
}
