package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * One number around pictures.
 *
 * <pre>{@code
 * @ConstantPad2d(1) Layer pad;
 * }</pre>
 *
 * <p>Rows and columns are added on all sides.
 *
 * <p>Equal to {@code torch.nn.ConstantPad2d}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface ConstantPad2d {

  /** Samples added on each side, at least 0; one number, or 4: left, right, top, bottom. */
  int[] value();

  /** The number, finite; 0 by default. */
  float constant() default 0;
}
