package dev.lathe.optim;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Keeps an exponential moving average of every trained parameter beside it. The generated model gets a method {@code averaged()}, which returns a model
 * with the averages as weights.
 *
 * <pre>{@code
 * @Network(input = {28, 28})
 * @CrossEntropyLoss
 * @Adam
 * @EMA(decay = 0.99f)
 * class Digits {
 *   @Flatten Layer flatten;
 *   @Linear(10) Layer logits;
 * }
 * }</pre>
 *
 * <p>The first step of the optimizer copies the weights; each further one moves the average by a share of {@code 1 - decay} towards them. Buffers, such as
 * running means, are the model's own. As {@code torch.optim.swa_utils.AveragedModel} with {@code get_ema_multi_avg_fn(decay)}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface EMA {

  /** Share of the average that a step keeps, at least 0 and below 1; 0.999 by default. */
  float decay() default 0.999f;
}
