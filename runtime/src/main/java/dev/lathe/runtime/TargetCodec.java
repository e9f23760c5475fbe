package dev.lathe.runtime;

import dev.lathe.metrics.Link;
import dev.lathe.metrics.Predictions;
import java.util.List;
import org.jspecify.annotations.Nullable;

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

  /**
   * The program's last batch, as metrics see it; null for a network of several targets, which they do not know.
   *
   * @param outputs numbers that the network's first result has for one example
   */
  default @Nullable Predictions predictions(
      LossProgram program, int batch, int outputs, Link link) {
    return null;
  }
}
