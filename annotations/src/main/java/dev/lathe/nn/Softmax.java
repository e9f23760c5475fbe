package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Activation {@code exp(x[i]) / (sum over j of exp(x[j]))} along one axis: values in [0, 1] that sum to 1 there. The
 * shape stays.
 *
 * <pre>{@code
 * @Linear(16) @Softmax Layer mixture;
 * }</pre>
 *
 * <p>Beside a layer annotation it is applied to that layer's output; alone on a field it is a layer by itself. Not for
 * the output of a network with {@link CrossEntropyLoss}: that loss takes raw scores, and {@code classify} gives
 * probabilities without it. The largest value along the axis is subtracted first, so large scores do not overflow.
 * Equal to {@code torch.nn.Softmax}. No parameters.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Softmax {

  /**
   * Axis along which the values sum to 1, counted as PyTorch does: the batch is dimension 0, the first axis of an
   * example is 1, negative numbers count from the last. -1 by default: the last. Not 0, and not beyond the shape.
   */
  int dim() default -1;
}
