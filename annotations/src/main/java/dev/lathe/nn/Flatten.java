package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A layer that joins a run of axes into one: 28 x 28 becomes 784. The values and their order stay as they are.
 *
 * <pre>{@code
 * @Flatten Layer flatten;
 * }</pre>
 *
 * <p>Axes are counted as PyTorch does: the batch is dimension 0, the first axis of an example is 1, and negative
 * numbers count from the last, which is -1. With {@code startDim} after {@code endDim}, or a number beyond the shape,
 * the class does not compile. Equal to {@code torch.nn.Flatten}. No parameters.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Flatten {

  /** First axis to join, 1 by default: the first of the example. Not 0: examples of a batch stay apart. */
  int startDim() default 1;

  /** Last axis to join, itself included; -1 by default: the last. */
  int endDim() default -1;
}
