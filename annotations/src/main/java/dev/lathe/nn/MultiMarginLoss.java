package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The right class a margin above the others.
 *
 * <pre>{@code
 * @Network(input = {8})
 * @MultiMarginLoss
 * @Adam
 * }</pre>
 *
 * <p>{@code sum over i other than y of max(0, margin - x[y] + x[i])^p / classes}.
 *
 * <p>Equal to {@code torch.nn.MultiMarginLoss}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.FIELD})
public @interface MultiMarginLoss {

  /** The power, 1 or 2; 1 by default. */
  int p() default 1;

  /** The margin, finite; 1 by default. */
  float margin() default 1;

  /** Weights of the classes, one a class, or none; {} by default. */
  float[] weight() default {};

  /** What is made of the terms; MEAN by default. */
  Reduction reduction() default Reduction.MEAN;
}
