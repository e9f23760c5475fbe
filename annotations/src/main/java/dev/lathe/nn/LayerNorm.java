package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Normalises every example by itself over its last axes.
 *
 * <pre>{@code
 * @LayerNorm Layer layer;
 * }</pre>
 *
 * <p>{@code y = (x - mean) / sqrt(var + eps) * weight + bias} over the axes.
 *
 * <p>Equal to {@code torch.nn.LayerNorm}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface LayerNorm {

  /** Extents that are normalised over, the last extents of the input; {}: the last one; {} by default. */
  int[] value() default {};

  /** What is added to the variance, above 0; 1e-5 by default. */
  float eps() default 1e-5f;

  /** Whether weight and bias are learnt; true by default. */
  boolean elementwiseAffine() default true;

  /** Whether there is a bias beside the weight; true by default. */
  boolean bias() default true;
}
