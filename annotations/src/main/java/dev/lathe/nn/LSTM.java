package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Long short-term memory.
 *
 * <pre>{@code
 * @LSTM(hidden = 32, bidirectional = true) Layer lstm;
 * }</pre>
 *
 * <p>Gates i, f, g, o in this order: {@code c = sigmoid(f) c + sigmoid(i) tanh(g)}, {@code h = sigmoid(o) tanh(c)}.
 * Else as {@code RNN}.
 *
 * <p>Equal to {@code torch.nn.LSTM}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface LSTM {

  /** Width of the state, at least 1. */
  int hidden();

  /** Number of layers, one above the other, at least 1; 1 by default. */
  int layers() default 1;

  /** Whether biases are added; true by default. */
  boolean bias() default true;

  /** Probability of dropping between two layers, [0, 1); 0 by default. */
  float dropout() default 0;

  /** Whether a second one reads the sequence backwards; false by default. */
  boolean bidirectional() default false;

  /** The states of all places, or the last one; SEQUENCE by default. */
  SequenceOutput output() default SequenceOutput.SEQUENCE;
}
