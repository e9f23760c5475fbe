package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Cross-entropy of probabilities with yes or no.
 *
 * <pre>{@code
 * @Network(input = {8})
 * @BCELoss
 * @Adam
 * }</pre>
 *
 * <p>{@code -(y log x + (1 - y) log(1 - x))}, no logarithm being less than -100; the output is a probability, as
 * {@code Sigmoid} gives.
 *
 * <p>Equal to {@code torch.nn.BCELoss}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.FIELD})
public @interface BCELoss {

  /** Weights of the outputs, one for each along the last axis, each finite and at least 0; none by default: all are 1. */
  float[] weight() default {};

  /** What is made of the terms; MEAN by default. */
  Reduction reduction() default Reduction.MEAN;
}
