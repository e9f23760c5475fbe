package dev.lathe.data;

import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Examples that come one after another, in a number that need not be known: PyTorch's iterable-style data set, for what is larger than memory or has no end.
 *
 * <pre>{@code
 * IterableDataset<float[], Integer> lines = IterableDataset.of(() -> examplesOf(file));
 * for (Batch<float[], Integer> batch : lines.shuffle(10_000, 42L).batches(64).prefetch(2)) { ... }
 * }</pre>
 *
 * @param <I> type of the inputs
 * @param <T> type of the targets
 */
@FunctionalInterface
public interface IterableDataset<I, T> {

  /**
   * All examples of an epoch from the first on, read as they are asked for. Who takes the stream closes it.
   *
   * @param epoch counted from 0
   */
  Stream<Example<I, T>> examples(int epoch);

  /** Examples that are the same in every epoch. */
  static <I, T> IterableDataset<I, T> of(Supplier<Stream<Example<I, T>>> examples) {
    return epoch -> examples.get();
  }

  /** With every input transformed. Where chance has a part in it, each example has random numbers of its own: see {@link Chance}. */
  default <R> IterableDataset<R, T> transform(Transform<? super I, ? extends R> transform) {
    return map(example -> new Example<>(transform.apply(example.input()), example.target()));
  }

  /** With every target transformed. */
  default <R> IterableDataset<I, R> targetTransform(Transform<? super T, ? extends R> transform) {
    return map(example -> new Example<>(example.input(), transform.apply(example.target())));
  }

  /** With input and target transformed together. */
  default <R, S> IterableDataset<R, S> map(
      Transform<? super Example<I, T>, ? extends Example<R, S>> transform) {
    return epoch -> examples(epoch).map(transform::apply);
  }

  /** Without the examples for which this is false. */
  default IterableDataset<I, T> filter(Predicate<? super Example<I, T>> keep) {
    return epoch -> examples(epoch).filter(keep);
  }

  /** The first examples only. */
  default IterableDataset<I, T> take(long count) {
    return epoch -> examples(epoch).limit(count);
  }

  /**
   * Each example drawn at random from a buffer that the stream keeps full: TensorFlow's {@code shuffle}. The order is a function of seed and epoch.
   *
   * @param buffer number of examples in memory, at least 1; as many as there are for a uniform order
   */
  default IterableDataset<I, T> shuffle(int buffer, long seed) {
    return ShuffleBuffer.of(this, buffer, seed);
  }

  /**
   * The examples in batches.
   *
   * @param size number of examples in a batch, at least 1; the last batch of an epoch may be smaller
   */
  default StreamLoader<I, T> batches(int size) {
    return StreamLoader.of(this, size);
  }
}
