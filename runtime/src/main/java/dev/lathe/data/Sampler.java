package dev.lathe.data;

import dev.lathe.runtime.Randoms;
import java.util.stream.IntStream;

/** Which examples an epoch reads, in which order: a function of the data set's size and the epoch alone. */
@FunctionalInterface
interface Sampler {

  int[] order(int size, int epoch);

  static Sampler sequential() {
    return (size, epoch) -> IntStream.range(0, size).toArray();
  }

  static Sampler shuffled(long seed) {
    int stream = 0x73687566; // "shuf": apart from what other uses draw from the same seed
    return (size, epoch) -> Randoms.permutation(Randoms.key(seed, epoch, stream), size);
  }
}
