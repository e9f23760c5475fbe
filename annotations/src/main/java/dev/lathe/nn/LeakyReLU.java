package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Activation {@code x > 0 ? x : negativeSlope * x}.
 *
 * <pre>{@code
 * @Linear(16) @LeakyReLU Layer hidden;
 * }</pre>
 *
 * <p>Equal to {@code torch.nn.LeakyReLU}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface LeakyReLU {

  /** The slope below 0, finite; 0.01 by default. */
  float negativeSlope() default 0.01f;
}
