package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The p-norm of each window of pictures.
 *
 * <pre>{@code
 * @LPPool2d(normType = 2, kernel = 2) Layer pool;
 * }</pre>
 *
 * <p>{@code (sum of x^p)^(1/p)}; for odd powers x must not be negative, as in PyTorch.
 *
 * <p>Equal to {@code torch.nn.LPPool2d}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface LPPool2d {

  /** The power p, above 0. */
  float normType();

  /** Extent of the window, in samples, at least 1; one number, or one for each axis. */
  int[] kernel();

  /** Distance between two places of the window, at least 1; {}: the kernel; {} by default. */
  int[] stride() default {};

  /** Whether the last window may reach over the end; false by default. */
  boolean ceilMode() default false;
}
