package dev.lathe.nn.init;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * First weights that keep variances both ways (Glorot and Bengio, 2010).
 *
 * <pre>{@code
 * @Linear(16) @XavierNormal Layer hidden;
 * }</pre>
 *
 * <p>{@code N(0, gain^2 * 2 / (in + out))}.
 *
 * <p>Equal to {@code torch.nn.init.xavier_normal_} but for the numbers drawn.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface XavierNormal {

  /** A factor, above 0; 1 by default. */
  float gain() default 1;
}
