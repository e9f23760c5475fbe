package dev.lathe.nn.init;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * First weights that keep variances through ReLU (He et al., 2015).
 *
 * <pre>{@code
 * @Linear(16) @KaimingNormal Layer hidden;
 * }</pre>
 *
 * <p>{@code N(0, 2 / ((1 + a^2) * fan))}.
 *
 * <p>Equal to {@code torch.nn.init.kaiming_normal_} but for the numbers drawn.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface KaimingNormal {

  /** Slope below 0 of the LeakyReLU that follows; 0 is ReLU, finite; 0 by default. */
  float a() default 0;

  /** Whether variances are kept backwards; false by default. */
  boolean fanOut() default false;

  /** What follows the layer; LEAKY_RELU by default, of which {@code a} is the slope. */
  Gain nonlinearity() default Gain.LEAKY_RELU;
}
