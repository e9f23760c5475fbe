package dev.lathe.optim;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Adam: gradient descent with a rate of its own for each weight, from running means of the gradient and of its square.
 *
 * <pre>{@code
 * @Network(features = Flower.class, labels = Species.class)
 * @CrossEntropyLoss
 * @Adam(lr = 0.01f)
 * class Classifier {
 *   @Linear(16) @Tanh Layer hidden;
 *   @Linear(3) Layer logits;
 * }
 * }</pre>
 *
 * <p>For each parameter w with gradient g, in step t = 1, 2, ..., once a batch; m and v start at 0:
 *
 * <pre>{@code
 * g = g + weightDecay * w
 * m = beta1 * m + (1 - beta1) * g
 * v = beta2 * v + (1 - beta2) * g * g
 * w = w - lr / (1 - beta1^t) * m / (sqrt(v / (1 - beta2^t)) + eps)
 * }</pre>
 *
 * <p>Equal to {@code torch.optim.Adam} without {@code amsgrad}. Source: Kingma and Ba, "Adam: A Method for Stochastic
 * Optimization", 2015.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Adam {

  /** Learning rate, finite and above 0; 0.001 by default. */
  float lr() default 1e-3f;

  /** Share kept of the running mean of the gradient, in [0, 1); 0.9 by default. */
  float beta1() default 0.9f;

  /** Share kept of the running mean of the squared gradient, in [0, 1); 0.999 by default. */
  float beta2() default 0.999f;

  /** Added to the root, so that nothing is divided by 0; finite and at least 0; 1e-8 by default. */
  float eps() default 1e-8f;

  /** Factor of the L2 penalty on every parameter, biases included, finite and at least 0; 0 by default. */
  float weightDecay() default 0;
}
