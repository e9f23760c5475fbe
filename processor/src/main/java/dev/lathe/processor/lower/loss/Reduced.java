package dev.lathe.processor.lower.loss;

import dev.lathe.processor.ir.Expr;
import dev.lathe.processor.ir.Extent;
import dev.lathe.processor.ir.Value;
import dev.lathe.processor.spec.Options;

/** What is made of a loss's terms: PyTorch's {@code reduction}. */
final class Reduced {
  private Reduced() {}

  /** Their mean, or their sum. */
  static Value of(Options options, Value terms) {
    return isSum(options) ? terms.sum() : terms.mean();
  }

  static boolean isSum(Options options) {
    return options.text("reduction").equals("SUM");
  }

  /** Their sum by the number of examples. */
  static Value byBatch(Value terms) {
    Extent batch = terms.shape().extent(0);
    return terms.sum().zip("mean", terms.builder().count(batch), Expr::div);
  }
}
