package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A parameter of the network's own, used in {@code forward} like any tensor: {@code @Parameter(shape = {64, 96}, std = 0.02f)
 * Tensor position}. It is named after its field, has no batch dimension, is trained and saved. {@code torch.nn.Parameter}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Parameter {

  /** Its shape, every extent at least 1; empty for a single number. */
  int[] shape();

  /** Mean of the normal distribution, or the value of all elements where {@link #std} is 0. */
  float mean() default 0;

  /** Deviation of the normal distribution that its elements are drawn from, at least 0; 0: all are {@link #mean}. */
  float std() default 0;
}
