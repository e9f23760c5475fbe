package dev.lathe.runtime;

import java.util.List;

/**
 * How a target becomes what a loss reads.
 *
 * @param <T> what the user hands in
 */
public interface TargetCodec<T> {
  /** Writes the target of the example in row {@code example}. Throws IllegalArgumentException (L202). */
  void encode(T target, LossProgram program, int example);

  /** Numbers that the network gives for one example. */
  int outputs();

  /** Names of the classes in order; empty where targets are not classes. */
  List<String> labels();
}
