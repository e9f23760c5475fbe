package dev.lathe.optim;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Momentum made orthogonal, for weights that are matrices; AdamW for the others.
 *
 * <pre>{@code
 * @Muon
 * @Training(epochs = 3)
 * }</pre>
 *
 * <p>Formulas in {@code optimizers.md}. Equal to {@code torch.optim.Muon}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Muon {

  /** Learning rate, above 0; 1e-3 by default. */
  float lr() default 1e-3f;

  /** Share of the weights, times lr, that is taken away in each step, at least 0; 0.1 by default. */
  float weightDecay() default 0.1f;

  /** Share of the last direction that is kept, [0, 1); 0.95 by default. */
  float momentum() default 0.95f;

  /** Look ahead; true by default. */
  boolean nesterov() default true;

  /** Least norm, and added to AdamW's root, at least 0; 1e-7 by default. */
  float eps() default 1e-7f;

  /** Coefficients of x, its cube and its fifth power in the iteration, three numbers; {3.4445, -4.775, 2.0315} by default. */
  float[] nsCoefficients() default {3.4445f, -4.775f, 2.0315f};

  /** Steps of the iteration, 1 to 99; 5 by default. */
  int nsSteps() default 5;

  /** How the learning rate follows from the size of a matrix; ORIGINAL by default. */
  AdjustLr adjustLrFn() default AdjustLr.ORIGINAL;

  /** Learning rate of parameters that are no matrices, above 0; 3e-4 by default. */
  float adamLr() default 3e-4f;

  /** Share kept of the mean of the gradient, [0, 1); 0.9 by default. */
  float beta1() default 0.9f;

  /** Share kept of the mean of its square, [0, 1); 0.999 by default. */
  float beta2() default 0.999f;
}
