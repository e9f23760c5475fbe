package dev.lathe.data;

import java.util.Objects;

/** Applies a transform to the input and another to the target, each time an example is read. */
record TransformedDataset<A, B, I, T>(
    Dataset<A, B> source,
    Transform<? super A, ? extends I> input,
    Transform<? super B, ? extends T> target)
    implements Dataset<I, T> {

  TransformedDataset {
    Objects.requireNonNull(input, "transform");
    Objects.requireNonNull(target, "transform");
  }

  @Override
  public int size() {
    return source.size();
  }

  @Override
  public Example<I, T> get(int index) {
    Example<A, B> example = source.get(index);
    return new Example<>(input.apply(example.input()), target.apply(example.target()));
  }
}
