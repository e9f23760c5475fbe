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
 * @InstanceNorm2d Layer layer;
 * }</pre>
 *
 * <p>{@code y = (x - mean) / sqrt(var + eps) * weight + bias} over the places, of which there must be more than one.
 * With {@link #trackRunningStats} there are the buffers {@code running_mean}, {@code running_var} and
 * {@code num_batches_tracked}, which stays 0 as PyTorch's.
 *
 * <p>Equal to {@code torch.nn.InstanceNorm2d}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface InstanceNorm2d {

  /** What is added to the variance, above 0; 1e-5 by default. */
  float eps() default 1e-5f;

  /** Share of a batch in the running statistics, 0 to 1; 0.1 by default. */
  float momentum() default 0.1f;

  /** Whether weight and bias are learnt; false by default. */
  boolean affine() default false;

  /** Whether running statistics are kept, which prediction then uses; false by default. */
  boolean trackRunningStats() default false;

  /** Whether there is a bias beside the weight; true by default. */
  boolean bias() default true;
}
