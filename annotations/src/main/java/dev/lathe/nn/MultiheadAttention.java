package dev.lathe.nn;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Attention with several heads: layer.forward(x) of a sequence to itself, layer.forward(query, key, value) to
 * another, layer.forward(query, key, value, mask) leaving out keys whose mask is not 0.
 *
 * <pre>{@code
 * @MultiheadAttention(heads = 4, causal = true) Layer attention;
 * }</pre>
 *
 * <p>{@code softmax(q k^T / sqrt(width / heads)) v} for each head. The input projection starts Xavier-uniform, the
 * output projection as {@code Linear}, biases at 0. The batch comes first, as with {@code batch_first=True}. Keys and values may have
 * other widths than the query: PyTorch's {@code kdim} and {@code vdim}.
 *
 * <p>Equal to {@code torch.nn.MultiheadAttention}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.FIELD)
public @interface MultiheadAttention {

  /** Number of heads, divides the width. */
  int heads();

  /** Probability of an attention weight being dropped, [0, 1); 0 by default. */
  float dropout() default 0;

  /** Whether the projections have biases; true by default. */
  boolean bias() default true;

  /** Whether a place sees only itself and places before it; false by default. */
  boolean causal() default false;
}
