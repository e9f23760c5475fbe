package dev.lathe.data;

import java.util.stream.IntStream;

/** Every so-manieth example of another sampler. */
record DistributedSampler(Sampler all, int rank, int processes) implements Sampler {

  @Override
  public int[] order(int size, int epoch) {
    int[] order = all.order(size, epoch);
    return IntStream.range(0, count(size))
        .map(i -> order[(int) ((rank + (long) i * processes) % order.length)])
        .toArray();
  }

  @Override
  public int count(int size) {
    return (int) (((long) all.count(size) + processes - 1) / processes);
  }
}
