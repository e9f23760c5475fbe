package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Likelihood of numbers with their variances: criterion.forward(output, target, variance).
 *
 * <pre>{@code
 * @GaussianNLLLoss Loss criterion;
 * }</pre>
 *
 * <p>{@code (log v + (x - y)^2 / v) / 2}; called in a method {@code loss}.
 *
 * <p>Variances have the output's shape, or are one for all of its last dimension.
 *
 * <p>Equal to {@code torch.nn.GaussianNLLLoss}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.FIELD})
public @interface GaussianNLLLoss {

  /** Whether log(2 pi) / 2 is added; false by default. */
  boolean full() default false;

  /** Least variance, above 0; 1e-6 by default. */
  float eps() default 1e-6f;

  /** What is made of the terms; MEAN by default. */
  Reduction reduction() default Reduction.MEAN;
}
