/**
 * What back-ends share: {@link dev.lathe.processor.backend.CompiledNetwork}, a network after all passes, with the plan of its memory.
 */
@NullMarked
package dev.lathe.processor.backend;

import org.jspecify.annotations.NullMarked;
