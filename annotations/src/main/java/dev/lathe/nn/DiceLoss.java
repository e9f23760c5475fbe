package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How little two areas overlap.
 *
 * <pre>{@code
 * @Network(input = {8})
 * @DiceLoss
 * @Adam
 * }</pre>
 *
 * <p>{@code 1 - (2 sum(p y) + smooth) / (sum(p) + sum(y) + smooth)} for each example, p being {@code sigmoid(x)}.
 * Milletari, Navab and Ahmadi, V-Net, 2016.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.FIELD})
public @interface DiceLoss {

  /** Added to both sides of the ratio, at least 0; 1 by default. */
  float smooth() default 1;

  /** What is made of the terms; MEAN by default. */
  Reduction reduction() default Reduction.MEAN;
}
