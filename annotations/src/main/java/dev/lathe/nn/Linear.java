package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * A fully connected layer on the last axis: {@code y = W x + b}. An example of 784 becomes one of {@code value}; one of
 * 28 x 784 becomes 28 x {@code value}, every row with the same weights.
 *
 * <pre>{@code
 * @Linear(512) @ReLU Layer hidden;
 * @Linear(value = 10, bias = false) Layer logits;
 * }</pre>
 *
 * <p>The number of inputs follows from the layer before; nobody writes it. Parameters: {@code <field>.weight} of
 * {@code value} x inputs, row-major, and {@code <field>.bias} of {@code value}; both start uniform in ±1/√inputs. Equal
 * to {@code torch.nn.Linear}, layout and initial distribution included.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface Linear {

  /** Number of outputs, at least 1; the extent of the last axis after this layer. */
  int value();

  /** Whether a bias is added; true by default. Without it there is no {@code <field>.bias}. */
  boolean bias() default true;
}
