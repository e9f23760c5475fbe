/**
 * From a {@link dev.lathe.processor.spec.NetworkSpec} to a {@link dev.lathe.processor.ir.Graph}.
 *
 * <p>Each layer, activation, loss and optimizer is one short recipe in {@code lower.layer}, {@code lower.loss} or {@code lower.optimizer}, listed in
 * {@link dev.lathe.processor.lower.Recipes}; {@link dev.lathe.processor.lower.Lower} follows them in order. Uses {@code ir}, {@code spec} and {@code
 * diag} only.
 */
@NullMarked
package dev.lathe.processor.lower;

import org.jspecify.annotations.NullMarked;
