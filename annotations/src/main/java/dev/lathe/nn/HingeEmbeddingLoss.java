package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Distances that are to be small, or beyond a margin.
 *
 * <pre>{@code
 * @Network(input = {8})
 * @HingeEmbeddingLoss
 * @Adam
 * }</pre>
 *
 * <p>{@code y > 0 ? x : max(0, margin - x)}.
 *
 * <p>Equal to {@code torch.nn.HingeEmbeddingLoss}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.FIELD})
public @interface HingeEmbeddingLoss {

  /** The margin, finite; 1 by default. */
  float margin() default 1;

  /** What is made of the terms; MEAN by default. */
  Reduction reduction() default Reduction.MEAN;
}
