package dev.lathe.data;

import java.util.Objects;

/** Applies a transform to the input and another to the target, each time an example is read. */
record TransformedDataset<A, B, I, T>(
    Dataset<A, B> source,
    Transform<? super A, ? extends I> input,
    Transform<? super B, ? extends T> target)
    implements Dataset<I, T>, Slot.Filler<I, T> {

  TransformedDataset {
    Objects.requireNonNull(input, "transform");
    Objects.requireNonNull(target, "transform");
  }

  /** A data set for each link of a chain, so that each has its own objects to use again. */
  @SuppressWarnings("unchecked") // the ends of a chain have the types of the chain
  static <A, B, I> Dataset<I, B> ofInputs(
      Dataset<A, B> source, Transform<? super A, ? extends I> input) {
    return input instanceof Chain<?, ?, ?> chain
        ? linked(source, (Chain<A, Object, I>) chain)
        : new TransformedDataset<>(source, input, target -> target);
  }

  private static <A, B, C, I> Dataset<I, B> linked(Dataset<A, B> source, Chain<A, C, I> chain) {
    return ofInputs(TransformedDataset.<A, B, C>ofInputs(source, chain.first()), chain.next());
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

  @Override
  public void read(int index, Slot<I, T> slot) {
    slot.read(source, index, input, target);
  }
}
