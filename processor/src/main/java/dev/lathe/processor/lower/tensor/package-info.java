/** What the methods of {@code Tensor} mean, in operations of {@code ir}: one line each. */
@NullMarked
package dev.lathe.processor.lower.tensor;

import org.jspecify.annotations.NullMarked;
