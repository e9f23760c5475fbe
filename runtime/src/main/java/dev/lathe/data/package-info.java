/**
 * Examples, and the way from a file to batches of them.
 *
 * <p>A {@link dev.lathe.data.Dataset} gives example {@code i} of {@code n}, an {@link dev.lathe.data.Example} of
 * input and target; {@link dev.lathe.data.Transform}s change either as it is read. A
 * {@link dev.lathe.data.DataLoader} goes through a data set in {@link dev.lathe.data.Batch}es, shuffled or not, read
 * ahead by worker threads or not. {@link dev.lathe.data.Csv} reads tables into the user's own records.
 *
 * <p>Everything random here is a function of a seed, an epoch and an index, never of the thread that does the work:
 * one seed gives the same splits and the same batches for any number of workers. Data sets and loaders are immutable
 * and may be shared between threads, provided the user's own data sets and transforms may.
 *
 * <p>Reflection is used in one place, on the record that {@code Csv} fills. Knows {@code dev.lathe.runtime} for
 * messages and random numbers, and nothing of pictures or networks; {@code Dataset.report}
 * hands itself to {@code dev.lathe.report}, which knows them.
 */
@NullMarked
package dev.lathe.data;

import org.jspecify.annotations.NullMarked;
