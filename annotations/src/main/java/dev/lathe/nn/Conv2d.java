package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A convolution over pictures: channels x height x width becomes {@code out} x height' x width'.
 *
 * <pre>{@code
 * @Conv2d(out = 16, kernel = 3, padding = 1) @ReLU Layer conv;
 * }</pre>
 *
 * <p>An example must have exactly three axes, channels first. Each of height and width becomes
 * {@code floor((extent + 2 * padding - dilation * (kernel - 1) - 1) / stride) + 1}; less than 1 is a compile error.
 * Weights and biases start uniform in {@code [-1/sqrt(n), 1/sqrt(n)]}, n being the number of samples that an output reads.
 * Named and shaped after {@code torch.nn.Conv2d}, with square kernels.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Conv2d {

  /** Number of output channels, at least 1, a multiple of {@link #groups}. */
  int out();

  /** Height and width of the kernel, in samples, at least 1. */
  int kernel();

  /** Distance between two places of the kernel, in samples, at least 1; 1 by default. */
  int stride() default 1;

  /** Zeros added on each of the four sides, in samples, at least 0; 0 by default. */
  int padding() default 0;

  /** Distance between two samples that the kernel reads, at least 1; 1 by default: neighbours. */
  int dilation() default 1;

  /**
   * Number of groups the channels are divided into, at least 1; each group of outputs reads its group of inputs only.
   * Must divide the input channels and {@link #out}. 1 by default: every output reads every input.
   */
  int groups() default 1;

  /** Whether a bias is added to every output channel; true by default. */
  boolean bias() default true;
}
