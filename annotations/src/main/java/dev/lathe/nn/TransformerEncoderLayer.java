package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Self-attention and a feed-forward part, each with a residual connection and a norm.
 *
 * <pre>{@code
 * @TransformerEncoderLayer(heads = 4, inner = 128) Layer encoder;
 * }</pre>
 *
 * <p>Vaswani et al., Attention Is All You Need, 2017; the batch comes first. {@code layer.forward(x, mask)} leaves out the places whose mask,
 * length numbers an example, is not 0.
 *
 * <p>Equal to {@code torch.nn.TransformerEncoderLayer}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface TransformerEncoderLayer {

  /** Number of heads, divides the width. */
  int heads();

  /** Width of the feed-forward part, at least 1; 2048 by default. */
  int inner() default 2048;

  /** Probability of dropping, [0, 1); 0.1 by default. */
  float dropout() default 0.1f;

  /** Activation of the feed-forward part; RELU by default. */
  TransformerActivation activation() default TransformerActivation.RELU;

  /** Whether norms stand before attention and feed-forward part, not after; false by default. */
  boolean normFirst() default false;

  /** Whether a place sees only itself and places before it; false by default. */
  boolean causal() default false;

  /** Eps of the norms, above 0; 1e-5 by default. */
  float eps() default 1e-5f;

  /** Whether linear layers, attention and norms have biases; true by default. */
  boolean bias() default true;
}
