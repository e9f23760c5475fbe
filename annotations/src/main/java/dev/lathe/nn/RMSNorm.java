package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Divides by the root of the mean square over the last axes.
 *
 * <pre>{@code
 * @RMSNorm Layer layer;
 * }</pre>
 *
 * <p>{@code y = x / sqrt(mean(x^2) + eps) * weight}.
 *
 * <p>Equal to {@code torch.nn.RMSNorm}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface RMSNorm {

  /** Extents that are normalised over, the last extents of the input; {}: the last one; {} by default. */
  int[] value() default {};

  /** What is added to the mean square, above 0; 1.1920929e-7 by default. */
  float eps() default 1.1920929e-7f;

  /** Whether a weight is learnt; true by default. */
  boolean elementwiseAffine() default true;
}
