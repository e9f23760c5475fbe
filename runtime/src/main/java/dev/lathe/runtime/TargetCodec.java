package dev.lathe.runtime;

import java.util.List;

/**
 * How a target becomes what a loss reads.
 *
 * @param <T> what the user hands in
 */
public interface TargetCodec<T> {
  /**
   * Writes the target of the example in row {@code example} of the program's array {@code number}, and of those that follow where it has several parts. Throws
   * IllegalArgumentException (L202).
   */
  void encode(T target, LossProgram program, int number, int example);

  /** Names of the classes in order; empty where targets are not classes. */
  List<String> labels();
}
