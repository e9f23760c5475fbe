package dev.lathe.processor.lower.layer;

import dev.lathe.processor.ir.Expr;
import dev.lathe.processor.ir.Expr.BinaryFunction;
import dev.lathe.processor.ir.Extent;
import dev.lathe.processor.ir.Shape;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.lower.Scope;
import java.util.List;
import java.util.Optional;

/**
 * Scaled dot-product attention, head by head. torch.nn.functional.scaled_dot_product_attention.
 *
 * @param heads into which the width is divided
 * @param dropout probability of a weight being dropped while training
 * @param causal whether a place sees only itself and places before it
 */
record Attention(int heads, double dropout, boolean causal) {
  private static final Expr NEVER = Expr.of(Double.NEGATIVE_INFINITY);

  /**
   * What each place sees.
   *
   * @param parts query, key and value: batch x length x width
   * @param mask batch x keys, not 0 where a key is left out
   */
  Value lower(Scope scope, List<Value> parts, Optional<Value> mask) {
    Value query = head(parts.get(0));
    Value key = head(parts.get(1));
    double scale = 1 / Math.sqrt(query.shape().last().count());
    Value scores = query.matmul("scores", key, false, true).mul(scale);
    Value visible = masked(causal ? causal(scores) : scores, mask);
    Value weights = dropped(scope, Softmax.of(visible, 3));
    return weights
        .matmul("seen", head(parts.get(2)), false, false)
        .permute(List.of(0, 2, 1, 3))
        .reshape(parts.get(0).shape());
  }

  /** Heads before places. */
  private Value head(Value sequence) {
    return sequence
        .reshape(MultiheadAttention.split(sequence.shape(), heads))
        .permute(List.of(0, 2, 1, 3));
  }

  private static Value causal(Value scores) {
    Expr later = Expr.binary(BinaryFunction.GREATER, new Expr.Position(3), new Expr.Position(2));
    return scores.map("causal", x -> new Expr.Select(later, NEVER, x));
  }

  private static Value masked(Value scores, Optional<Value> mask) {
    if (mask.isEmpty()) {
      return scores;
    }
    Extent one = Extent.of(1);
    Shape shape = new Shape(
        List.of(mask.get().shape().extent(0), one, one, mask.get().shape().extent(1)));
    return scores.zip(
        "mask",
        mask.get().reshape(shape),
        (x, left) ->
            new Expr.Select(Expr.binary(BinaryFunction.EQUAL, left, Expr.of(0)), x, NEVER));
  }

  private Value dropped(Scope scope, Value weights) {
    return Dropout.lower(scope, weights, dropout);
  }
}
