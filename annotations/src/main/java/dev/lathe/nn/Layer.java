package dev.lathe.nn;

/**
 * Type of the fields that are layers. It carries nothing: what the layer is stands in the annotations of the field, and
 * the generated class holds the weights. Its methods are called in {@code forward} only, which the compiler reads and
 * nobody runs.
 *
 * <pre>{@code
 * @Linear(512) @ReLU Layer hidden;
 *
 * Tensor forward(Tensor x) {
 *   return hidden.forward(x);
 * }
 * }</pre>
 *
 * <p>There are no objects of this type, such a field is never set, and nobody implements it.
 */
public interface Layer {

  /**
   * What the layer makes of its input. A layer that is called more than once has one set of weights.
   *
   * @param input shape as the layer's annotation says; the batch is dimension 0
   * @param more further inputs, for layers that take several
   */
  Tensor forward(Tensor input, Tensor... more);

  /** The parameter {@code weight}; the layer must have been called before, for its shape follows from the input. */
  Tensor weight();

  /** The parameter {@code bias}; the layer must have been called before, for its shape follows from the input. */
  Tensor bias();
}
