package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Normalises every channel over the batch.
 *
 * <pre>{@code
 * @BatchNorm3d @ReLU Layer norm;
 * }</pre>
 *
 * <p>{@code y = (x - mean) / sqrt(var + eps) * weight + bias}, mean and variance over the batch and all places in
 * training, the running ones in evaluation and prediction. Running variances are unbiased. {@code weight} starts at
 * 1, {@code bias} at 0.
 *
 * <p>Equal to {@code torch.nn.BatchNorm3d}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface BatchNorm3d {

  /** What is added to the variance, above 0; 1e-5 by default. */
  float eps() default 1e-5f;

  /** Share of a batch in the running statistics, 0 to 1; 0.1 by default. */
  float momentum() default 0.1f;

  /** Whether weight and bias are learnt; true by default. */
  boolean affine() default true;

  /** Whether running statistics are kept, which prediction then uses; true by default. */
  boolean trackRunningStats() default true;

  /** Whether there is a bias beside the weight; true by default. */
  boolean bias() default true;
}
