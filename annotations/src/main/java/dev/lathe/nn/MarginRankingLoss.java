package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Which of two is greater: criterion.forward(a, b, target).
 *
 * <pre>{@code
 * @MarginRankingLoss Loss criterion;
 * }</pre>
 *
 * <p>{@code max(0, -y (a - b) + margin)}; called in a method {@code loss}.
 *
 * <p>Equal to {@code torch.nn.MarginRankingLoss}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.FIELD})
public @interface MarginRankingLoss {

  /** The margin, finite; 0 by default. */
  float margin() default 0;

  /** What is made of the terms; MEAN by default. */
  Reduction reduction() default Reduction.MEAN;
}
