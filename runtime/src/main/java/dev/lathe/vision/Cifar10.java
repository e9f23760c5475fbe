package dev.lathe.vision;

import dev.lathe.data.Dataset;
import dev.lathe.io.RemoteFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * CIFAR-10: colour pictures of 32 x 32 in ten classes (A. Krizhevsky, "Learning multiple layers of features from tiny images", 2009), in the binary files
 * {@code data_batch_1.bin} to {@code data_batch_5.bin} and {@code test_batch.bin}, each as it is or gzipped.
 *
 * <pre>{@code
 * Dataset<Image, Integer> train = Cifar10.train(Cifar10.download(Path.of("cifar10")));
 * }</pre>
 *
 * <p>The classes are, from 0: airplane, automobile, bird, cat, deer, dog, frog, horse, ship, truck.
 */
public final class Cifar10 {
  private static final String FOLDER = "cifar-10-batches-bin";
  private static final List<String> TRAIN = List.of(
      "data_batch_1.bin",
      "data_batch_2.bin",
      "data_batch_3.bin",
      "data_batch_4.bin",
      "data_batch_5.bin");
  private static final String TEST = "test_batch.bin";

  private Cifar10() {}

  /**
   * Unpacks the binary files into {@code cifar-10-batches-bin} in the folder, where they are not there yet; fetches their archive before, where that is not there: 170 MB. It is not needed
   * afterwards.
   *
   * @param folder where {@code cifar-10-binary.tar.gz} is put; is made where it is missing
   * @return the folder
   * @throws IOException with code L207, as of {@link RemoteFile#fetch}; L208, as of {@link dev.lathe.io.Archive#unpack}
   */
  public static Path download(Path folder) throws IOException {
    return download(folder, StandardSets.CIFAR_10);
  }

  static Path download(Path folder, RemoteFile archive) throws IOException {
    return CifarFile.download(CifarFile.Kind.CIFAR_10, folder, archive, FOLDER, TRAIN, TEST);
  }

  /**
   * The training part: 50,000 pictures, 154 MB in memory.
   *
   * @param folder with {@code data_batch_1.bin} to {@code data_batch_5.bin}, gzipped or not, or with a folder {@code cifar-10-batches-bin} with them
   * @throws IOException as {@link #load}
   */
  public static Dataset<Image, Integer> train(Path folder) throws IOException {
    return CifarFile.load(CifarFile.Kind.CIFAR_10, StandardSets.unpacked(folder, FOLDER), TRAIN);
  }

  /**
   * The test part: 10,000 pictures, 31 MB in memory.
   *
   * @param folder with {@code test_batch.bin}, gzipped or not, or with a folder {@code cifar-10-batches-bin} with it
   * @throws IOException as {@link #load}
   */
  public static Dataset<Image, Integer> test(Path folder) throws IOException {
    return CifarFile.load(
        CifarFile.Kind.CIFAR_10, StandardSets.unpacked(folder, FOLDER), List.of(TEST));
  }

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
