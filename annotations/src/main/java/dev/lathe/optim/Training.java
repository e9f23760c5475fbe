package dev.lathe.optim;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * How {@code fit} goes through the training data. May be left out: then the defaults hold.
 *
 * <pre>{@code
 * @Network(input = {28, 28})
 * @CrossEntropyLoss
 * @SGD(lr = 0.05f, momentum = 0.9f)
 * @Training(epochs = 3, batchSize = 64, seed = 42)
 * class Digits {
 *   @Flatten Layer flatten;
 *   @Linear(10) Layer logits;
 * }
 * }</pre>
 *
 * <p>The optimizer makes one step a batch. One seed gives one result, bit for bit, for any number of threads and on any
 * processor.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Training {

  /** How often {@code fit} goes through the training data, at least 1; 1 by default. */
  int epochs() default 1;

  /** Number of examples in a batch, at least 1; 32 by default. The last batch of an epoch holds what is left. */
  int batchSize() default 32;

  /**
   * Whether each epoch takes the examples in a new random order; true by default. Otherwise as the data set has them.
   */
  boolean shuffle() default true;

  /** Whether a last batch smaller than {@link #batchSize} is left out; false by default. */
  boolean dropLast() default false;

  /**
   * Greatest 2-norm of all gradients together, at least 0; longer ones are scaled down, as by {@code torch.nn.utils.clip_grad_norm_}. 0, the default: none.
   */
  float gradientClipNorm() default 0;

  /** Greatest magnitude of an element of a gradient, at least 0, as by {@code clip_grad_value_}. 0, the default: none. */
  float gradientClipValue() default 0;

  /** Number of batches whose gradients are averaged for one step of the optimizer, at least 1; 1 by default. */
  int accumulate() default 1;

  /**
   * Numbers that are measured on the validation data after every epoch and by {@code evaluate}, by the names that reports show; none by default. Compiled only where they suit the loss.
   *
   * <ul>
   *   <li>classes and labels: {@code accuracy}, {@code top5_accuracy} (any number), {@code precision}, {@code recall}, {@code f1}, each of one label or class 1 of two, or with {@code _micro}, {@code _macro} or
   *       {@code _weighted} over several, {@code roc_auc}, {@code average_precision}
   *   <li>their probabilities: {@code log_loss}, {@code perplexity}, {@code brier_score}, {@code calibration_error} (15 bins)
   *   <li>numbers: {@code mean_absolute_error}, {@code mean_squared_error}, {@code root_mean_squared_error}, {@code r2}, {@code explained_variance}
   * </ul>
   *
   * <p>Defined as in scikit-learn; {@code dev.lathe.metrics.Metrics} says more. Others are given to {@code model.training()}.
   */
  String[] metrics() default {};

  /** Seed of the initial weights of {@code create()}, of shuffling and of dropout, any number; 42 by default. */
  long seed() default 42;
}
