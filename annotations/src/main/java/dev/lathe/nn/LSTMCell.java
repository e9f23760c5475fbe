package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * One step of LSTM.
 *
 * <pre>{@code
 * @LSTMCell(hidden = 32) Layer cell;
 * }</pre>
 *
 * <p>{@code layer.forward(x)} begins at 0, {@code layer.forward(x, state)} goes on; state and result hold h and c one
 * after the other on the last axis: twice {@code hidden}.
 *
 * <p>Equal to {@code torch.nn.LSTMCell}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface LSTMCell {

  /** Width of the state, at least 1. */
  int hidden();

  /** Whether biases are added; true by default. */
  boolean bias() default true;
}
