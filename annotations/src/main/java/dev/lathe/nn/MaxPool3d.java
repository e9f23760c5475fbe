package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The largest sample of each window of volumes.
 *
 * <pre>{@code
 * @MaxPool3d(kernel = 2) Layer pool;
 * }</pre>
 *
 * <p>Each extent becomes {@code floor((extent + 2 * padding - dilation * (kernel - 1) - 1) / stride) + 1}, or {@code
 * ceil} with {@code ceilMode}. The gradient goes to the first of equal samples.
 *
 * <p>Equal to {@code torch.nn.MaxPool3d}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface MaxPool3d {

  /** Extent of the window, in samples, at least 1; one number, or one for each axis. */
  int[] kernel();

  /** Distance between two places of the window, at least 1; {}: the kernel; {} by default. */
  int[] stride() default {};

  /** Samples added on each side, which never are the largest, at most half of kernel; 0 by default. */
  int[] padding() default 0;

  /** Distance between two samples of a window, at least 1; 1 by default. */
  int[] dilation() default 1;

  /** Whether the last window may reach over the end; false by default. */
  boolean ceilMode() default false;
}
