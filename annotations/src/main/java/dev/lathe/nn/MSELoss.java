package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Mean of the squares of output minus target.
 *
 * <pre>{@code
 * @Network(input = {8})
 * @MSELoss
 * @Adam
 * }</pre>
 *
 * <p>{@code (x - y)^2}.
 *
 * <p>Equal to {@code torch.nn.MSELoss}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.FIELD})
public @interface MSELoss {

  /** What is made of the terms; MEAN by default. */
  Reduction reduction() default Reduction.MEAN;
}
