package dev.lathe.data;

import java.util.Objects;

/** Two transforms, one after the other. */
record Chain<A, B, C>(Transform<A, B> first, Transform<? super B, ? extends C> next)
    implements Transform<A, C> {

  Chain {
    Objects.requireNonNull(next, "next");
  }

  @Override
  public C apply(A value) {
    return next.apply(first.apply(value));
  }
}
