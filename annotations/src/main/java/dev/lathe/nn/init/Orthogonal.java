package dev.lathe.nn.init;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * First weights whose rows or columns are orthonormal (Saxe et al., 2013).
 *
 * <pre>{@code
 * @Linear(16) @Orthogonal Layer hidden;
 * }</pre>
 *
 * <p>An orthogonal matrix, times {@code gain}.
 *
 * <p>Equal to {@code torch.nn.init.orthogonal_} but for the numbers drawn.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Orthogonal {

  /** A factor, above 0; 1 by default. */
  float gain() default 1;
}
