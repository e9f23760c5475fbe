/**
 * Pages of HTML: {@link dev.lathe.report.Report} writes one about any data set, {@link dev.lathe.report.TrainingPage} is one about a training.
 *
 * <p>May use {@code dev.lathe.data}, {@code dev.lathe.vision}, {@code dev.lathe.audio} and {@code dev.lathe.io}; of what uses it there are
 * {@code Dataset.report} and the callbacks {@code HtmlReport} and {@code LivePage} alone.
 */
@NullMarked
package dev.lathe.report;

import org.jspecify.annotations.NullMarked;
