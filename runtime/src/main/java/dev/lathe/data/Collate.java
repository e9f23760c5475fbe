package dev.lathe.data;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes one object of all inputs of a batch, or of all targets: half of PyTorch's {@code collate_fn}. See {@link DataLoader#collate}.
 *
 * @param <E> type of an element
 * @param <R> what a batch of them becomes
 */
@FunctionalInterface
public interface Collate<E, R> {

  /**
   * The object for these elements. Called from a loader's workers, several at a time.
   *
   * @param elements of a batch, at least 1; the list is valid during the call only
   * @param spent what this gave for another batch and is not needed any more; may be filled anew and given back. Null where there is none
   */
  R collate(List<? extends E> elements, @Nullable R spent);

  /** Arrays of one length, one after the other: {@code batch x length}. Throws IllegalArgumentException with code L201 for another length than the first's. */
  static Collate<float[], float[]> floats() {
    return Collated::floats;
  }

  /** Arrays of one length, one after the other: {@code batch x length}. Throws IllegalArgumentException with code L201 for another length than the first's. */
  static Collate<int[], int[]> ints() {
    return Collated::ints;
  }

  /** One whole number an example, such as a label. */
  static Collate<Integer, int[]> labels() {
    return Collated::labels;
  }

  /** One number an example. */
  static Collate<Number, float[]> numbers() {
    return Collated::numbers;
  }

  /**
   * Sequences of any lengths, filled up to that of the longest in the batch: PyTorch's {@code pad_sequence} with {@code batch_first}.
   *
   * @param padding what stands behind the end of a shorter sequence
   */
  static Collate<int[], Padded> padded(int padding) {
    return (elements, spent) -> Padded.of(elements, padding);
  }

  /** The elements as they are, records for example, in a list of their own. */
  static <E> Collate<E, List<E>> list() {
    return (elements, spent) -> List.copyOf(elements);
  }
}
