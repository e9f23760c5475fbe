package dev.lathe.nn;

/**
 * Type of the fields that are losses, for a network that writes its own {@code loss} method. It carries nothing: which loss it
 * is says the annotation of the field.
 *
 * <pre>{@code
 * @CrossEntropyLoss(labelSmoothing = 0.1f) Loss entropy;
 *
 * Tensor loss(Tensor output, @Tokens Tensor target) {
 *   return entropy.forward(output, target).add(head.weight().abs().sum().mul(1e-4));
 * }
 * }</pre>
 *
 * <p>There are no objects of this type, such a field is never set, and nobody implements it.
 */
public interface Loss {

  /**
   * The loss of a batch, one number.
   *
   * @param output what the network gave, of the shape that the loss's annotation asks for
   * @param target what it should have given
   * @param more further tensors, for losses that compare more than two
   */
  Tensor forward(Tensor output, Tensor target, Tensor... more);
}
