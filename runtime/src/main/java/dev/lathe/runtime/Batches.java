package dev.lathe.runtime;

import dev.lathe.data.Batch;

/** Moves a batch into a program's arrays. */
final class Batches {
  private Batches() {}

  static <I, T> void fill(
      Blueprint<I, T> blueprint, LossProgram program, Batch<? extends I, ? extends T> batch) {
    for (int example = 0; example < batch.size(); example++) {
      try {
        fill(blueprint, program, batch, example);
      } catch (IllegalArgumentException refused) {
        String where = "\n  where: example " + batch.datasetIndex(example)
            + " of the data set, counted from 0";
        throw new IllegalArgumentException(refused.getMessage() + where, refused);
      }
    }
  }

  private static <I, T> void fill(
      Blueprint<I, T> blueprint,
      LossProgram program,
      Batch<? extends I, ? extends T> batch,
      int example) {
    blueprint.input().encode(batch.input(example), program, 0, example);
    blueprint.target().encode(batch.target(example), program, 0, example);
  }
}
