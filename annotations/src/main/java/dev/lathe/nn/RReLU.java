package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Activation {@code x > 0 ? x : a * x, a drawn from [lower, upper] in training, their mean else}.
 *
 * <pre>{@code
 * @Linear(16) @RReLU Layer hidden;
 * }</pre>
 *
 * <p>Equal to {@code torch.nn.RReLU}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface RReLU {

  /** Least slope, at most upper; 0.125 by default. */
  float lower() default 0.125f;

  /** Greatest slope, finite; 0.33333334 by default. */
  float upper() default 0.33333334f;
}
