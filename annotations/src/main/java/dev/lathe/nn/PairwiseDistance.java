package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The p-norm of the difference of two inputs: layer.forward(a, b).
 *
 * <pre>{@code
 * @PairwiseDistance Layer layer;
 * }</pre>
 *
 * <p>{@code (sum of |a - b + eps|^p)^(1/p)}.
 *
 * <p>Equal to {@code torch.nn.PairwiseDistance}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface PairwiseDistance {

  /** The power, above 0; 2 by default. */
  float p() default 2;

  /** What is added to each difference, at least 0; 1e-6 by default. */
  float eps() default 1e-6f;

  /** Whether the axis stays with an extent of 1; false by default. */
  boolean keepdim() default false;
}
