package dev.lathe.nn;

/**
 * What is made of a loss's terms. A loss is one number, so PyTorch's {@code none} is not among them: to weigh terms by hand write them with the
 * methods of {@link Tensor}, {@code output.sub(target).square().mul(weight).mean()}.
 */
public enum Reduction {
  /** Their mean; with class weights their weighted mean. */
  MEAN,
  /** Their sum. */
  SUM
}
