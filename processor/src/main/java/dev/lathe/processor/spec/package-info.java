/**
 * What a front-end hands to lowering: a {@link dev.lathe.processor.spec.NetworkSpec} of layers and settings with their places in the source,
 * the same whether it was read from an annotated class or from a model file. Uses {@code diag} only.
 */
@NullMarked
package dev.lathe.processor.spec;

import org.jspecify.annotations.NullMarked;
