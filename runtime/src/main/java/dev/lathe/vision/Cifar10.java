package dev.lathe.vision;

import dev.lathe.data.Dataset;
import java.io.IOException;
import java.nio.file.Path;

/**
 * CIFAR-10: colour pictures of 32 x 32 in ten classes (A. Krizhevsky, "Learning multiple layers of features from tiny images", 2009), in the binary files
 * {@code data_batch_1.bin} to {@code data_batch_5.bin} and {@code test_batch.bin}, each as it is or gzipped.
 *
 * <pre>{@code
 * Dataset<Image, Integer> all = Cifar10.load(Path.of("cifar-10-batches-bin/data_batch_1.bin"));
 * }</pre>
 *
 * <p>The classes are, from 0: airplane, automobile, bird, cat, deer, dog, frog, horse, ship, truck.
 */
public final class Cifar10 {
  private Cifar10() {}

  /**
   * The pictures of one or several files, in order. A file is held in memory: 31 MB each.
   *
   * @param first a file
   * @param more further files
   * @throws IOException with code L207 when there is no such file, L208 with an offset when one is not whole records, or a label is above 9
   */
  public static Dataset<Image, Integer> load(Path first, Path... more) throws IOException {
    return CifarFile.load(CifarFile.Kind.CIFAR_10, first, more);
  }
}
