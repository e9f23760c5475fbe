package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Normalises every channel of every example.
 *
 * <pre>{@code
 * @InstanceNorm1d Layer layer;
 * }</pre>
 *
 * <p>{@code y = (x - mean) / sqrt(var + eps) * weight + bias} over the places. Running statistics, which PyTorch can
 * keep, are not.
 *
 * <p>Equal to {@code torch.nn.InstanceNorm1d}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface InstanceNorm1d {

  /** What is added to the variance, above 0; 1e-5 by default. */
  float eps() default 1e-5f;

  /** Whether weight and bias are learnt; false by default. */
  boolean affine() default false;
}
