package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Cross-entropy with yes or no that counts easy cases less.
 *
 * <pre>{@code
 * @Network(input = {8})
 * @FocalLoss
 * @Adam
 * }</pre>
 *
 * <p>{@code a (1 - q)^gamma e}, e being the binary cross-entropy of the score, q the probability given to the right
 * answer, a {@code alpha} or {@code 1 - alpha}. Equal to {@code torchvision.ops.sigmoid_focal_loss}; Lin et al.,
 * Focal Loss for Dense Object Detection, 2017.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.FIELD})
public @interface FocalLoss {

  /** Share of the cases where the target is 1, at most 1; -1: none; 0.25 by default. */
  float alpha() default 0.25f;

  /** How much less, at least 0; 2 by default. */
  float gamma() default 2;

  /** What is made of the terms; MEAN by default. */
  Reduction reduction() default Reduction.MEAN;
}
