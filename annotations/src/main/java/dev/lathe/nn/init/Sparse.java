package dev.lathe.nn.init;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * First weights of which a share is 0, for matrices (Martens, 2010).
 *
 * <pre>{@code
 * @Linear(16) @Sparse(0.1f) Layer hidden;
 * }</pre>
 *
 * <p>{@code N(0, std^2)} or 0.
 *
 * <p>Equal to {@code torch.nn.init.sparse_} but for the numbers drawn.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Sparse {

  /** Share of each column that is 0, [0, 1). */
  float value();

  /** Deviation of the others, at least 0; 0.01 by default. */
  float std() default 0.01f;
}
