package dev.lathe.runtime;

import dev.lathe.data.Batch;

/** Moves a batch into a program's arrays. */
final class Batches {
  private Batches() {}

  static <I, T> void fill(
      Blueprint<I, T> blueprint, LossProgram program, Batch<? extends I, ? extends T> batch) {
    int size = blueprint.input().size();
    for (int example = 0; example < batch.size(); example++) {
      blueprint.input().encode(batch.input(example), program.input(), example * size);
      blueprint.target().encode(batch.target(example), program, example);
    }
  }
}
