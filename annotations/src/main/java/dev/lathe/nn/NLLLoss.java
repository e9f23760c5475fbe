package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Minus the log-probability of the right class.
 *
 * <pre>{@code
 * @Network(input = {8})
 * @NLLLoss
 * @Adam
 * }</pre>
 *
 * <p>{@code -w[y] x[y]}, divided by the sum of the weights; the output is log-probabilities, as {@code LogSoftmax}
 * gives.
 *
 * <p>Equal to {@code torch.nn.NLLLoss}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.FIELD})
public @interface NLLLoss {

  /** Weights of the classes, at least 0; one a class, or none; {} by default. */
  float[] weight() default {};

  /** Class number that does not count, any; only where it is written; -100 by default. */
  int ignoreIndex() default -100;

  /** Dimension of the classes, a dimension of an example; -1 by default. */
  int dim() default -1;

  /** What is made of the terms; MEAN by default. */
  Reduction reduction() default Reduction.MEAN;
}
