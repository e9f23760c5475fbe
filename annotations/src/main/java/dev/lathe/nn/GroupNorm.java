package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Normalises groups of channels of every example.
 *
 * <pre>{@code
 * @GroupNorm(groups = 4) Layer norm;
 * }</pre>
 *
 * <p>{@code y = (x - mean) / sqrt(var + eps) * weight + bias} over the channels of a group and all places.
 *
 * <p>Equal to {@code torch.nn.GroupNorm}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface GroupNorm {

  /** Number of groups, divides the channels. */
  int groups();

  /** What is added to the variance, above 0; 1e-5 by default. */
  float eps() default 1e-5f;

  /** Whether weight and bias are learnt; true by default. */
  boolean affine() default true;

  /** Whether there is a bias beside the weight; true by default. */
  boolean bias() default true;
}
