/** Files of trained weights while compiling: what a safetensors file holds, and whether that fits a network. Uses no other package of the processor. */
@NullMarked
package dev.lathe.processor.weights;

import org.jspecify.annotations.NullMarked;
