package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * As the encoder layer, with attention to a second sequence in between: layer.forward(x, memory).
 *
 * <pre>{@code
 * @TransformerDecoderLayer(heads = 4, inner = 128, causal = true) Layer decoder;
 * }</pre>
 *
 * <p>{@code causal} is about the self-attention. The batch comes first. {@code layer.forward(x, memory, mask, memoryMask)} leaves out the
 * places of x and of memory whose mask is not 0; a mask is length numbers an example.
 *
 * <p>Equal to {@code torch.nn.TransformerDecoderLayer}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface TransformerDecoderLayer {

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
