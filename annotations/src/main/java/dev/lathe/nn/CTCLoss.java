package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * All alignments of labels with a longer sequence: {@code criterion.forward(output, target)}, where every place and every label counts, or
 * {@code criterion.forward(output, target, inputLengths, targetLengths)}.
 *
 * <pre>{@code
 * @CTCLoss Loss criterion;
 *
 * Tensor loss(Tensor output, @Tokens(22) Tensor target) { // 20 labels and two lengths
 *   return criterion.forward(output, target.slice(1, 0, 20), target.select(1, 20), target.select(1, 21));
 * }
 * }</pre>
 *
 * <p>The output is log-probabilities, length x classes, as {@code LogSoftmax} gives (in PyTorch the length comes before the batch); targets
 * are labels, padded behind their length with any number. Each length is one whole number an example. Labels that do not fit into
 * their sequence cost infinity. The mean is that of each example's cost divided by its number of labels. Graves et al., Connectionist Temporal Classification, 2006.
 *
 * <p>Equal to {@code torch.nn.CTCLoss}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.FIELD})
public @interface CTCLoss {

  /** Class that stands for nothing, at least 0; 0 by default. */
  int blank() default 0;

  /** Whether labels that do not fit into their sequence cost 0, without a gradient, in place of infinity; {@code false} by default. */
  boolean zeroInfinity() default false;

  /** What is made of the terms; MEAN by default. */
  Reduction reduction() default Reduction.MEAN;
}
