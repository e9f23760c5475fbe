/**
 * How good predictions are: {@link dev.lathe.metrics.Metrics} lists the metrics of classes, labels and numbers, {@link dev.lathe.metrics.MeanAveragePrecision} is that of
 * boxes.
 *
 * <p>A {@link dev.lathe.metrics.Metric} is a description; its {@link dev.lathe.metrics.Meter} takes {@link dev.lathe.metrics.Predictions} batch by batch. Every value is
 * exact, not a mean of the batches' values: it has the same bits however the examples are split into batches. Sums are doubles, and functions are those of
 * {@link java.lang.StrictMath}, which are the same everywhere.
 *
 * <p>May use {@code dev.lathe.runtime} and, for boxes, {@code dev.lathe.vision}.
 */
@NullMarked
package dev.lathe.metrics;

import org.jspecify.annotations.NullMarked;
