package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Cross-entropy of scores with yes or no.
 *
 * <pre>{@code
 * @Network(input = {8})
 * @BCEWithLogitsLoss
 * @Adam
 * }</pre>
 *
 * <p>{@code -(posWeight y log sigmoid(x) + (1 - y) log(1 - sigmoid(x)))}, computed without overflow.
 *
 * <p>Equal to {@code torch.nn.BCEWithLogitsLoss}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.FIELD})
public @interface BCEWithLogitsLoss {

  /** Weights of the cases where the target is 1, at least 0; one an output, or none; {} by default. */
  float[] posWeight() default {};

  /** Weights of the outputs, one for each along the last axis, each finite and at least 0; none by default: all are 1. */
  float[] weight() default {};

  /** What is made of the terms; MEAN by default. */
  Reduction reduction() default Reduction.MEAN;
}
