/**
 * Reserved for the OpenCL device: buffers on the graphics card and the launching of generated kernels.
 *
 * <p>This package holds no class. Networks run on the CPU, and nothing of Lathe depends on this module.
 */
@NullMarked
package dev.lathe.gpu;

import org.jspecify.annotations.NullMarked;
