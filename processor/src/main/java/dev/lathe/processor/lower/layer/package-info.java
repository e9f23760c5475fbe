/** Recipes of layers and activations: one short file each, in operations of {@code ir}, with the PyTorch class whose formula it is. */
@NullMarked
package dev.lathe.processor.lower.layer;

import org.jspecify.annotations.NullMarked;
