package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Zeros around pictures.
 *
 * <pre>{@code
 * @ZeroPad2d(1) Layer pad;
 * }</pre>
 *
 * <p>Rows and columns are added on all sides.
 *
 * <p>Equal to {@code torch.nn.ZeroPad2d}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface ZeroPad2d {

  /** Samples added on each side, at least 0; one number, or 4: left, right, top, bottom. */
  int[] value();
}
