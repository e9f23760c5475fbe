package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The transposed convolution over sequences, which enlarges them.
 *
 * <pre>{@code
 * @ConvTranspose1d(out = 16, kernel = 2, stride = 2) Layer up;
 * }</pre>
 *
 * <p>Each extent becomes {@code (extent - 1) * stride - 2 * padding + dilation * (kernel - 1) + outputPadding + 1}.
 * Weights and biases start uniform in {@code [-1/sqrt(n), 1/sqrt(n)]} with {@code n = out / groups * kernel...}.
 *
 * <p>Equal to {@code torch.nn.ConvTranspose1d}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface ConvTranspose1d {

  /** Number of output channels, at least 1, a multiple of groups. */
  int out();

  /** Extent of the window, in samples, at least 1; one number, or one for each axis. */
  int[] kernel();

  /** Distance between two input samples in the output, at least 1; 1 by default. */
  int[] stride() default 1;

  /** Samples taken away on each side, at least 0; 0 by default. */
  int[] padding() default 0;

  /** Samples added at the end of each axis, below stride or dilation; 0 by default. */
  int[] outputPadding() default 0;

  /** Distance between two samples that the kernel writes, at least 1; 1 by default. */
  int[] dilation() default 1;

  /** Groups the channels are divided into, divides the input channels and out; 1 by default. */
  int groups() default 1;

  /** Whether a bias is added to every output channel; true by default. */
  boolean bias() default true;
}
