/**
 * Mistakes of the user's and the places where they were made.
 *
 * <p>A {@link dev.lathe.processor.diag.Problem} has a stable {@link dev.lathe.processor.diag.Code}, a {@link
 * dev.lathe.processor.diag.SourceRef} and three sentences: what was expected, what was found, how to fix it. Problems of one network are
 * collected in {@link dev.lathe.processor.diag.Problems} and printed in one place. Uses no other package of the processor.
 */
@NullMarked
package dev.lathe.processor.diag;

import org.jspecify.annotations.NullMarked;
