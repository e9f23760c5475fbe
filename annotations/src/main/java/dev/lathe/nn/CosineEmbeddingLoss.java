package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Whether two point the same way: criterion.forward(a, b, target).
 *
 * <pre>{@code
 * @CosineEmbeddingLoss Loss criterion;
 * }</pre>
 *
 * <p>{@code y > 0 ? 1 - cos(a, b) : max(0, cos(a, b) - margin)}; called in a method {@code loss}.
 *
 * <p>Equal to {@code torch.nn.CosineEmbeddingLoss}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.FIELD})
public @interface CosineEmbeddingLoss {

  /** The margin, -1 to 1; 0 by default. */
  float margin() default 0;

  /** What is made of the terms; MEAN by default. */
  Reduction reduction() default Reduction.MEAN;
}
