package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Activation {@code max(0, x) + min(0, alpha * (exp(x / alpha) - 1))}.
 *
 * <pre>{@code
 * @Linear(16) @CELU Layer hidden;
 * }</pre>
 *
 * <p>Equal to {@code torch.nn.CELU}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface CELU {

  /** The scale, not 0; 1 by default. */
  float alpha() default 1;
}
