/**
 * Training against PyTorch's: 20 steps from PyTorch's weights must give PyTorch's losses, gradients, weights and
 * optimizer state. The numbers, and how they were made, lie in {@code tests/conformance/reference}.
 */
@NullMarked
package dev.lathe.tests.parity;

import org.jspecify.annotations.NullMarked;
