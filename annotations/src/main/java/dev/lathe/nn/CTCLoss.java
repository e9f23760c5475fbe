package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * All alignments of labels with a longer sequence: criterion.forward(output, target).
 *
 * <pre>{@code
 * @CTCLoss Loss criterion;
 * }</pre>
 *
 * <p>The output is log-probabilities, length x classes, as {@code LogSoftmax} gives; called in a method {@code loss}
 * whose target is {@code @Tokens(n)}. Graves et al., Connectionist Temporal Classification, 2006.
 *
 * <p>Equal to {@code torch.nn.CTCLoss}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.FIELD})
public @interface CTCLoss {

  /** Class that stands for nothing, at least 0; 0 by default. */
  int blank() default 0;

  /** What is made of the terms; MEAN by default. */
  Reduction reduction() default Reduction.MEAN;
}
