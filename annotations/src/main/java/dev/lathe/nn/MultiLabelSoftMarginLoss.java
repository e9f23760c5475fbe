package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Cross-entropy of scores with yes or no for each class, averaged over classes.
 *
 * <pre>{@code
 * @Network(input = {8})
 * @MultiLabelSoftMarginLoss
 * @Adam
 * }</pre>
 *
 * <p>{@code -(y log sigmoid(x) + (1 - y) log(1 - sigmoid(x)))}.
 *
 * <p>Equal to {@code torch.nn.MultiLabelSoftMarginLoss}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.FIELD})
public @interface MultiLabelSoftMarginLoss {

  /** Weights of the classes, at least 0; one an output, or none; {} by default. */
  float[] weight() default {};

  /** What is made of the terms; MEAN by default. */
  Reduction reduction() default Reduction.MEAN;
}
