package dev.lathe.data;

/** Another data set's examples, transformed as a whole. */
record MappedDataset<I, T, R, S>(
    Dataset<I, T> source, Transform<? super Example<I, T>, ? extends Example<R, S>> transform)
    implements Dataset<R, S> {

  @Override
  public int size() {
    return source.size();
  }

  @Override
  public Example<R, S> get(int index) {
    return transform.apply(source.get(index));
  }
}
