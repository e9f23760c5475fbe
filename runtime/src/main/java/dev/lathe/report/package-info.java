/**
 * A look at the data: {@link dev.lathe.report.Report} writes a page of HTML about any data set.
 *
 * <p>May use {@code dev.lathe.data}, {@code dev.lathe.vision}, {@code dev.lathe.audio} and {@code dev.lathe.io}; of what uses it there is
 * {@code Dataset.report} alone.
 */
@NullMarked
package dev.lathe.report;

import org.jspecify.annotations.NullMarked;
