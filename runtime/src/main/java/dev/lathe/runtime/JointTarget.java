package dev.lathe.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Targets of several parts.
 *
 * @param <T> the record that holds them
 */
public final class JointTarget<T> implements TargetCodec<T> {
  private final List<Part<T, ?>> parts = new ArrayList<>();

  /** One component of the record. */
  private record Part<T, P>(String name, Function<T, P> get, TargetCodec<P> codec) {
    void encode(T target, LossProgram program, int number, int example) {
      P value = Joint.required(name, get.apply(target), "L202");
      try {
        codec.encode(value, program, number, example);
      } catch (IllegalArgumentException refused) {
        throw Joint.refused(name, refused);
      }
    }
  }

  /** Adds the next part. */
  public <P> JointTarget<T> with(String name, Function<T, P> get, TargetCodec<P> codec) {
    parts.add(new Part<>(name, get, codec));
    return this;
  }

  @Override
  public void encode(T target, LossProgram program, int number, int example) {
    for (int part = 0; part < parts.size(); part++) {
      parts.get(part).encode(target, program, number + part, example);
    }
  }

  /** None: which part is a class is not known. */
  @Override
  public List<String> labels() {
    return List.of();
  }
}
