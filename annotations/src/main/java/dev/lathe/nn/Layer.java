package dev.lathe.nn;

/**
 * Type of the fields that are layers. It carries nothing: what the layer is stands in the annotations of the field, and
 * the generated class holds the weights.
 *
 * <pre>{@code
 * @Linear(512) @ReLU Layer hidden;
 * }</pre>
 *
 * <p>There are no objects of this type, such a field is never set, and nobody implements it.
 */
public interface Layer {}
