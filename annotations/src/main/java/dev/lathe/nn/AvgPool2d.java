package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The mean of each window of pictures.
 *
 * <pre>{@code
 * @AvgPool2d(kernel = 2) Layer pool;
 * }</pre>
 *
 * <p>Extents as in {@code MaxPool}.
 *
 * <p>Equal to {@code torch.nn.AvgPool2d}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface AvgPool2d {

  /** Extent of the window, in samples, at least 1; one number, or one for each axis. */
  int[] kernel();

  /** Distance between two places of the window, at least 1; {}: the kernel; {} by default. */
  int[] stride() default {};

  /** Zeros added on each side, at most half of kernel; 0 by default. */
  int[] padding() default 0;

  /** Whether the last window may reach over the end; false by default. */
  boolean ceilMode() default false;

  /** Whether added zeros count in the mean; true by default. */
  boolean countIncludePad() default true;

  /** What the sum is divided by, at least 0; 0: the number of samples; 0 by default. */
  int divisorOverride() default 0;
}
