/**
 * Weight files.
 *
 * <p>{@link dev.lathe.io.Weights} reads and writes named tensors, {@link dev.lathe.io.TensorData} is one of them. The
 * format is safetensors: a length, a JSON header, then the numbers, little-endian, without gaps. Files of PyTorch are
 * read and written too.
 *
 * <p>Files may come from anywhere. A file that is malformed, truncated or of another kind is refused with
 * {@link dev.lathe.io.WeightsFormatException} naming the byte offset, and nothing is allocated that some times the
 * file's own length does not cover.
 */
@NullMarked
package dev.lathe.io;

import org.jspecify.annotations.NullMarked;
