package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gated recurrent unit.
 *
 * <pre>{@code
 * @GRU(hidden = 32) Layer gru;
 * }</pre>
 *
 * <p>Gates r, z, n in this order: {@code n = tanh(W_in x + b_in + r (W_hn h + b_hn))}, {@code h = (1 - z) n + z h}.
 * Else as {@code RNN}.
 *
 * <p>Equal to {@code torch.nn.GRU}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface GRU {

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
