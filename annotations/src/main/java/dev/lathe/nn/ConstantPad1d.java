package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * One number around sequences.
 *
 * <pre>{@code
 * @ConstantPad1d(1) Layer pad;
 * }</pre>
 *
 * <p>Samples are added at both ends.
 *
 * <p>Equal to {@code torch.nn.ConstantPad1d}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface ConstantPad1d {

  /** Samples added on each side, at least 0; one number, or 2: left, right. */
  int[] value();

  /** The number, finite; 0 by default. */
  float constant() default 0;
}
