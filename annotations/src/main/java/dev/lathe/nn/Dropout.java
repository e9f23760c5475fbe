package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A layer that, while training, sets each value to 0 with probability {@code p} and multiplies the others by
 * {@code 1 / (1 - p)}, so that the expected value stays. In {@code predict}, {@code classify}, {@code evaluate} and
 * {@code forward} it does nothing and costs nothing. Any shape; the shape stays.
 *
 * <pre>{@code
 * @Dropout(0.2f) Layer dropout;
 * }</pre>
 *
 * <p>Which values are dropped follows from the seed of {@code @Training} and the number of the step: one seed, one
 * result. Equal to {@code torch.nn.Dropout}, but for the stream of random numbers. No parameters. Source: Srivastava et
 * al., "Dropout: A Simple Way to Prevent Neural Networks from Overfitting", 2014.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Dropout {

  /** Probability {@code p} of a value being dropped, in [0, 1); 0.5 by default. */
  float value() default 0.5f;
}
