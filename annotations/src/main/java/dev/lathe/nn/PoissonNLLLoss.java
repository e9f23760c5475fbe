package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Likelihood of counts.
 *
 * <pre>{@code
 * @Network(input = {8})
 * @PoissonNLLLoss
 * @Adam
 * }</pre>
 *
 * <p>{@code exp(x) - y x}, or {@code x - y log(x + eps)}.
 *
 * <p>Equal to {@code torch.nn.PoissonNLLLoss}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.FIELD})
public @interface PoissonNLLLoss {

  /** Whether the output is the logarithm of the mean; true by default. */
  boolean logInput() default true;

  /** Whether Stirling's term for log y! is added; false by default. */
  boolean full() default false;

  /** Added before a logarithm is taken, at least 0; 1e-8 by default. */
  float eps() default 1e-8f;

  /** What is made of the terms; MEAN by default. */
  Reduction reduction() default Reduction.MEAN;
}
