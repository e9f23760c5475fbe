package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Right classes a margin above wrong ones.
 *
 * <pre>{@code
 * @Network(input = {8})
 * @MultiLabelMarginLoss
 * @Adam
 * }</pre>
 *
 * <p>{@code sum over right j and wrong i of max(0, 1 - x[j] + x[i]) / classes}. The target is an {@code int[]} as long as there are
 * classes: the numbers of the right ones, and -1 behind the last: {@code {3, 0, -1, -1}}.
 *
 * <p>Equal to {@code torch.nn.MultiLabelMarginLoss}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.FIELD})
public @interface MultiLabelMarginLoss {

  /** What is made of the terms; MEAN by default. */
  Reduction reduction() default Reduction.MEAN;
}
