package dev.lathe.data;

import dev.lathe.runtime.Message;
import dev.lathe.runtime.Randoms;
import java.util.stream.IntStream;

/**
 * Which examples an epoch reads, in which order: a function of the data set's size and the epoch alone, so that every worker, and a run that goes on tomorrow, reads the same.
 *
 * <pre>{@code
 * DataLoader<float[], Integer> loader = DataLoader.of(train).batchSize(32).sampler(Sampler.weighted(7L, 10_000, weights));
 * }</pre>
 *
 * <p>Named as in {@code torch.utils.data}.
 */
@FunctionalInterface
public interface Sampler {

  /**
   * The indices of the examples of an epoch, in a new array of {@link #count} elements.
   *
   * @param size of the data set, at least 1
   * @param epoch counted from 0
   */
  int[] order(int size, int epoch);

  /** How many examples an epoch reads; as many as there are, unless a sampler says otherwise. */
  default int count(int size) {
    return size;
  }

  /** All examples in the order of the data set. */
  static Sampler sequential() {
    return (size, epoch) -> IntStream.range(0, size).toArray();
  }

  /** All examples in a new order every epoch. */
  static Sampler random(long seed) {
    return (size, epoch) -> Randoms.permutation(Randoms.key(seed, epoch, Draws.SHUFFLE), size);
  }

  /**
   * Examples drawn at random, each as likely as the others, however often it was drawn before.
   *
   * @param samples an epoch, at least 1
   */
  static Sampler randomWithReplacement(long seed, int samples) {
    Draws.requireSamples(samples);
    return new Draws(samples, (size, epoch) -> {
      long key = Randoms.key(seed, epoch, Draws.REPLACE);
      return IntStream.range(0, samples).map(i -> Randoms.below(key, i, size)).toArray();
    });
  }

  /**
   * Some examples in a new order every epoch.
   *
   * @param indices at least one; copied
   */
  static Sampler subsetRandom(long seed, int... indices) {
    Draws.requireSamples(indices.length);
    int[] chosen = indices.clone();
    return new Draws(chosen.length, (size, epoch) -> {
      int[] order = Randoms.permutation(Randoms.key(seed, epoch, Draws.SHUFFLE), chosen.length);
      return IntStream.of(order).map(i -> chosen[i]).toArray();
    });
  }

  /**
   * Examples drawn with probabilities in the ratio of weights, however often they were drawn before.
   *
   * @param samples an epoch, at least 1
   * @param weights one an example, finite, at least 0, not all 0; copied
   * @throws IllegalArgumentException with code L212 for other weights; when an epoch begins, for a data set of another size
   */
  static Sampler weighted(long seed, int samples, double... weights) {
    Draws.requireSamples(samples);
    return new WeightedSampler(seed, samples, weights);
  }

  /**
   * All examples in batches of such as are about equally long, so that little is padded: the data set is shuffled and cut into pieces of a hundred batches, each is sorted by
   * length, and its batches are shuffled. What is left of the last batch comes last.
   *
   * @param lengths one an example; copied
   * @param batchSize the loader's, at least 1
   */
  static Sampler lengthBucketed(long seed, int[] lengths, int batchSize) {
    if (batchSize < 1) {
      throw new IllegalArgumentException(
          Message.of("L212", "a batch size of at least 1", String.valueOf(batchSize), ""));
    }
    return new BucketedSampler(seed, lengths.clone(), batchSize);
  }

  /**
   * This sampler's examples dealt to several processes in turn, as many to each: where they do not come out even, the first are read twice.
   *
   * @param rank of this process, 0 to {@code processes - 1}
   * @param processes at least 1
   * @throws IllegalArgumentException with code L212 for other numbers
   */
  default Sampler distributed(int rank, int processes) {
    if (rank < 0 || rank >= processes) {
      String found = "rank " + rank + " of " + processes;
      throw new IllegalArgumentException(
          Message.of("L212", "a rank of 0 to processes - 1", found, "ranks are counted from 0"));
    }
    return new DistributedSampler(this, rank, processes);
  }
}
