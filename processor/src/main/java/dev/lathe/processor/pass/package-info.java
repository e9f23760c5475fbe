/**
 * Passes: graph to graph, one verb-named file each, in the order that {@link dev.lathe.processor.pass.Pipeline} lists.
 *
 * <p>Differentiation is {@link dev.lathe.processor.pass.GradientRules a table} and {@link dev.lathe.processor.pass.Differentiate a generic walk}.
 * The verifier runs after every pass. Uses {@code ir} only.
 */
@NullMarked
package dev.lathe.processor.pass;

import org.jspecify.annotations.NullMarked;
