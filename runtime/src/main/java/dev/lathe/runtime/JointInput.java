package dev.lathe.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Examples of several parts, one for each of the network's inputs.
 *
 * @param <I> the record that holds them
 */
public final class JointInput<I> implements InputCodec<I> {
  private final List<Part<I, ?>> parts = new ArrayList<>();

  /** One component of the record. */
  private record Part<I, P>(String name, Function<I, P> get, InputCodec<P> codec) {
    void encode(I input, BatchProgram program, int number, int example) {
      P value = Joint.required(name, get.apply(input), "L201");
      try {
        codec.encode(value, program, number, example);
      } catch (IllegalArgumentException refused) {
        throw Joint.refused(name, refused);
      }
    }
  }

  /** Adds the next part. */
  public <P> JointInput<I> with(String name, Function<I, P> get, InputCodec<P> codec) {
    parts.add(new Part<>(name, get, codec));
    return this;
  }

  @Override
  public void encode(I input, BatchProgram program, int number, int example) {
    for (int part = 0; part < parts.size(); part++) {
      parts.get(part).encode(input, program, number + part, example);
    }
  }
}
