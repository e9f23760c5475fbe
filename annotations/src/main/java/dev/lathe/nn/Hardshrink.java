package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Activation {@code x above lambda and below -lambda, else 0}.
 *
 * <pre>{@code
 * @Linear(16) @Hardshrink Layer hidden;
 * }</pre>
 *
 * <p>Equal to {@code torch.nn.Hardshrink}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Hardshrink {

  /** Half the width of the gap, at least 0; 0.5 by default. */
  float lambda() default 0.5f;
}
