package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Loss for choosing one class of several: minus the log of the probability that softmax gives to the right class,
 * averaged over the batch.
 *
 * <pre>{@code
 * @Network(input = {28, 28})
 * @CrossEntropyLoss(labelSmoothing = 0.1f)
 * @SGD(lr = 0.05f)
 * class Digits {
 *   @Flatten Layer flatten;
 *   @Linear(10) Layer logits;
 * }
 * }</pre>
 *
 * <p>The last layer gives one raw score (logit) a class, with no {@link Softmax} after it; its last axis is the
 * classes. The target is one class number an example, or one for each place before the classes, from 0 to classes - 1, or a constant of {@link Network#labels};
 * another number is refused by {@code fit} and {@code evaluate}.
 *
 * <p>With p = softmax(output), C classes, weights w, smoothing e and target y, an example costs
 * {@code -(1 - e) * w[y] * log(p[y]) - e / C * sum over c of w[c] * log(p[c])}; the batch costs the sum over its
 * examples divided by the sum of their {@code w[y]}. Without weights that is the mean. Equal to
 * {@code torch.nn.CrossEntropyLoss}. In a method {@code loss} the target may also be shares of all classes, an {@code @Input} of the output's
 * shape: each class then costs its share, and the mean is over the places.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.FIELD})
public @interface CrossEntropyLoss {

  /**
   * One weight a class, in the order of the classes, each finite and at least 0; another length than the number of
   * classes is a compile error. Empty by default: every class weighs 1.
   */
  float[] weight() default {};

  /**
   * Share of the target that is spread evenly over all classes, in [0, 1]; 0 by default. Source: Szegedy et al.,
   * "Rethinking the Inception Architecture for Computer Vision", 2016.
   */
  float labelSmoothing() default 0;

  /** A class number that does not count, any; -100 by default, and only where it is written: other numbers out of range are refused. */
  int ignoreIndex() default -100;

  /** Dimension of the classes, of an example's dimensions; -1 by default: the last. With 1 channels are classes, as in PyTorch. */
  int dim() default -1;

  /** What is made of the terms; MEAN by default. */
  Reduction reduction() default Reduction.MEAN;
}
