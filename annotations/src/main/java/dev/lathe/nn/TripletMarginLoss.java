package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Nearer to one than to another: criterion.forward(anchor, positive, negative).
 *
 * <pre>{@code
 * @TripletMarginLoss Loss criterion;
 * }</pre>
 *
 * <p>{@code max(0, |a - p| - |a - n| + margin)}; called in a method {@code loss}.
 *
 * <p>Equal to {@code torch.nn.TripletMarginLoss}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.FIELD})
public @interface TripletMarginLoss {

  /** The margin, finite; 1 by default. */
  float margin() default 1;

  /** The power of the norm, above 0; 2 by default. */
  float p() default 2;

  /** Added to each difference, at least 0; 1e-6 by default. */
  float eps() default 1e-6f;

  /** Whether the distance of positive and negative may count for the second; false by default. */
  boolean swap() default false;

  /** What is made of the terms; MEAN by default. */
  Reduction reduction() default Reduction.MEAN;
}
