package dev.lathe.optim;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Stochastic gradient descent, with momentum, Nesterov's momentum and weight decay.
 *
 * <pre>{@code
 * @Network(input = {28, 28})
 * @CrossEntropyLoss
 * @SGD(lr = 0.05f, momentum = 0.9f)
 * class Digits {
 *   @Flatten Layer flatten;
 *   @Linear(10) Layer logits;
 * }
 * }</pre>
 *
 * <p>For each parameter w with gradient g, once a batch:
 *
 * <pre>{@code
 * g = g + weightDecay * w
 * v = g in the first step, then momentum * v + (1 - dampening) * g     // only with momentum
 * d = g + momentum * v with nesterov, v with momentum, else g
 * w = w - lr * d
 * }</pre>
 *
 * <p>Equal to {@code torch.optim.SGD}. Source of the momentum: Sutskever et al., "On the importance of initialization
 * and momentum in deep learning", 2013, in the form that PyTorch gives it.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface SGD {

  /** Learning rate, finite and above 0; 0.001 by default. */
  float lr() default 1e-3f;

  /**
   * Share of the last step's direction that is kept, finite and at least 0; 0 by default: no momentum, no memory for
   * it.
   */
  float momentum() default 0;

  /** Share of the gradient that does not enter the momentum, finite; 0 by default. */
  float dampening() default 0;

  /** Factor of the L2 penalty on every parameter, biases included, finite and at least 0; 0 by default. */
  float weightDecay() default 0;

  /**
   * Whether to look ahead as Nesterov does; needs {@link #momentum} above 0 and {@link #dampening} 0. False by default.
   */
  boolean nesterov() default false;

  /** Whether the loss is made as large as possible; false by default. */
  boolean maximize() default false;
}
