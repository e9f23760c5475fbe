package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A convolution over pictures: channels x height x width.
 *
 * <pre>{@code
 * @Conv2d(out = 16, kernel = 3, padding = 1) @ReLU Layer conv;
 * }</pre>
 *
 * <p>Each extent becomes {@code floor((extent + 2 * padding - dilation * (kernel - 1) - 1) / stride) + 1}, which must
 * be at least 1. Weights and biases start uniform in {@code [-1/sqrt(n), 1/sqrt(n)]}, n being the number of samples
 * that an output reads.
 *
 * <p>Equal to {@code torch.nn.Conv2d}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Conv2d {

  /** Number of output channels, at least 1, a multiple of groups. */
  int out();

  /** Extent of the window, in samples, at least 1; one number, or one for each axis. */
  int[] kernel();

  /** Distance between two places of the kernel, in samples, at least 1; 1 by default. */
  int[] stride() default 1;

  /** Samples added on each side, at least 0; 0 by default. */
  int[] padding() default 0;

  /** Whether padding is chosen so that the extents stay, stride 1 only; false by default. */
  boolean same() default false;

  /** What the added samples are; ZEROS by default. */
  PaddingMode paddingMode() default PaddingMode.ZEROS;

  /** Distance between two samples that the kernel reads, at least 1; 1 by default. */
  int[] dilation() default 1;

  /** Groups the channels are divided into; each group of outputs reads its group of inputs, divides the input
   * channels and out; 1 by default.
   */
  int groups() default 1;

  /** Whether a bias is added to every output channel; true by default. */
  boolean bias() default true;
}
