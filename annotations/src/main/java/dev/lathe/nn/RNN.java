package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Elman's recurrent network.
 *
 * <pre>{@code
 * @RNN(hidden = 32) Layer rnn;
 * }</pre>
 *
 * <p>{@code h = tanh(W_ih x + b_ih + W_hh h + b_hh)}, from 0. Weights start uniform in {@code [-1/sqrt(hidden),
 * 1/sqrt(hidden)]}. The batch comes first; both directions follow each other on the last axis.
 *
 * <p>Equal to {@code torch.nn.RNN}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface RNN {

  /** Width of the state, at least 1. */
  int hidden();

  /** Number of layers, one above the other, at least 1; 1 by default. */
  int layers() default 1;

  /** Applied to each state; TANH by default. */
  Nonlinearity nonlinearity() default Nonlinearity.TANH;

  /** Whether biases are added; true by default. */
  boolean bias() default true;

  /** Probability of dropping between two layers, [0, 1); 0 by default. */
  float dropout() default 0;

  /** Whether a second one reads the sequence backwards; false by default. */
  boolean bidirectional() default false;

  /** The states of all places, or the last one; SEQUENCE by default. */
  SequenceOutput output() default SequenceOutput.SEQUENCE;
}
