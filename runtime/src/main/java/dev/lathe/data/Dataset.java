package dev.lathe.data;

import dev.lathe.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A known number of examples, each found by its index: PyTorch's map-style data set.
 *
 * <pre>{@code
 * Dataset<float[], Integer> train = Mnist.train(folder).transform(Transforms.toTensor());
 * List<Dataset<float[], Integer>> parts = train.randomSplit(3L, 0.8, 0.2);
 * }</pre>
 *
 * <p>A class of one's own needs {@link #size} and {@link #get} only. Reading must be repeatable, the same index
 * giving an equal example, and safe from several threads at once: loaders with workers and networks read in parallel.
 * The methods that give a new data set copy no examples: the new one reads from this one.
 *
 * @param <I> type of the inputs
 * @param <T> type of the targets
 */
public interface Dataset<I, T> {

  /** Number of examples; does not change. */
  int size();

  /**
   * The example at an index.
   *
   * @param index 0 to {@code size() - 1}
   * @throws IndexOutOfBoundsException for any other index
   */
  Example<I, T> get(int index);

  /**
   * The inputs alone, each read when it is asked for.
   *
   * <pre>{@code
   * Vocabulary words = Vocabulary.build(train.inputs(), Tokenizers.basicEnglish(), 2, 20_000, "<unk>");
   * }</pre>
   */
  default List<I> inputs() {
    return new Parts<>(this, Example::input);
  }

  /** The targets alone, each read when it is asked for, and the input with it. */
  default List<T> targets() {
    return new Parts<>(this, Example::target);
  }

  /** This data set with every input transformed, each time it is read. */
  default <R> Dataset<R, T> transform(Transform<? super I, ? extends R> transform) {
    return TransformedDataset.ofInputs(this, transform);
  }

  /** This data set with every target transformed, each time it is read. */
  default <R> Dataset<I, R> targetTransform(Transform<? super T, ? extends R> transform) {
    return new TransformedDataset<>(this, input -> input, transform);
  }

  /** This data set with input and target transformed together, each time they are read: where a target moves with its input, as boxes do with a picture. */
  default <R, S> Dataset<R, S> map(
      Transform<? super Example<I, T>, ? extends Example<R, S>> transform) {
    return new MappedDataset<>(this, transform);
  }

  /**
   * Deals the examples at random into parts without overlap. The sizes are {@code size()} times the fractions,
   * rounded so that they sum to {@code size()}: the parts that rounding down cuts most get one example more.
   *
   * @param seed of the shuffle; one seed gives one split
   * @param fractions each at least 0, together 1 within 1e-6
   * @throws IllegalArgumentException with code L212 for other fractions
   */
  default List<Dataset<I, T>> randomSplit(long seed, double... fractions) {
    return Splits.random(this, seed, Splits.sizes(size(), fractions));
  }

  /**
   * Deals the examples at random into parts of given sizes, without overlap.
   *
   * @param seed of the shuffle; equal sizes given as fractions make the same split
   * @param sizes each at least 0, together {@code size()}
   * @throws IllegalArgumentException with code L212 for other sizes
   */
  default List<Dataset<I, T>> randomSplit(long seed, int... sizes) {
    return Splits.random(this, seed, Splits.checked(size(), sizes));
  }

  /**
   * The examples at these indices, in this order; an index may come more than once.
   *
   * @throws IndexOutOfBoundsException for an index outside 0 to {@code size() - 1}
   */
  default Dataset<I, T> subset(int... indices) {
    return new SubsetDataset<>(this, indices.clone());
  }

  /**
   * This data set with every example kept in memory once it was read: for pictures that take long to decode and fit into memory. Put it before transforms that chance has a part in, for
   * what they make of an example stays as it is.
   */
  default Dataset<I, T> cache() {
    return new CachedDataset<>(this);
  }

  /**
   * This data set kept in a file, which is mapped into memory: for what takes long to make and is larger than memory. A file that is there is taken as it is, so that the next run need not
   * make it anew; where there is none, all examples are read once and written. Delete the file when the data or the transforms before it change.
   *
   * <pre>{@code
   * Dataset<float[], Integer> small = photos.transform(Transforms.resize(64, 64, BILINEAR).then(Transforms.toTensor()))
   *     .cache(Path.of("photos.cache"), Stored.floats(), Stored.label());
   * }</pre>
   *
   * @throws IOException with code L208 where the file is damaged or holds another number of examples
   */
  default Dataset<I, T> cache(Path file, Stored<I> inputs, Stored<T> targets) throws IOException {
    if (Files.notExists(file)) {
      CacheFile.write(this, file, inputs, targets);
    }
    return CacheFile.open(size(), file, inputs, targets);
  }

  /** This data set followed by another. */
  default Dataset<I, T> concat(Dataset<? extends I, ? extends T> next) {
    return new ConcatDataset<>(this, next);
  }

  /**
   * Writes a page of HTML about this data set: counts of the classes, what the inputs are like, samples. {@link Report} has options and says more.
   *
   * @throws IOException with code L207 when the path is a folder, or as the file system says
   * @throws IllegalArgumentException with code L203 when this data set is empty
   */
  default void report(Path file) throws IOException {
    Report.of(this).write(file);
  }

  /**
   * Inputs and targets from two arrays of one length. The arrays are copied, their elements are not.
   *
   * @throws IllegalArgumentException with code L212 when the lengths differ or an element is null
   */
  static <I, T> Dataset<I, T> of(I[] inputs, T[] targets) {
    return ArrayDataset.of(inputs, targets);
  }

  /**
   * Inputs with whole numbers as labels. The arrays are copied, the inputs are not.
   *
   * @throws IllegalArgumentException with code L212 when the lengths differ or an input is null
   */
  static <I> Dataset<I, Integer> of(I[] inputs, int[] labels) {
    return ArrayDataset.of(inputs, labels);
  }

  /** The examples of a list, which is copied. */
  static <I, T> Dataset<I, T> of(List<Example<I, T>> examples) {
    return new ListDataset<>(examples);
  }
}
