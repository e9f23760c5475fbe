package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Mean of the distances of output and target.
 *
 * <pre>{@code
 * @Network(input = {8})
 * @L1Loss
 * @Adam
 * }</pre>
 *
 * <p>{@code |x - y|}.
 *
 * <p>Equal to {@code torch.nn.L1Loss}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.FIELD})
public @interface L1Loss {

  /** What is made of the terms; MEAN by default. */
  Reduction reduction() default Reduction.MEAN;
}
