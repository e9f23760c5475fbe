package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Logistic loss of signs.
 *
 * <pre>{@code
 * @Network(input = {8})
 * @SoftMarginLoss
 * @Adam
 * }</pre>
 *
 * <p>{@code log(1 + exp(-y x))}.
 *
 * <p>Equal to {@code torch.nn.SoftMarginLoss}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.FIELD})
public @interface SoftMarginLoss {

  /** What is made of the terms; MEAN by default. */
  Reduction reduction() default Reduction.MEAN;
}
