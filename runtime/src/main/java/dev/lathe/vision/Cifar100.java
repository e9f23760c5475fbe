package dev.lathe.vision;

import dev.lathe.data.Dataset;
import dev.lathe.io.RemoteFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** CIFAR-100: as {@link Cifar10}, in a hundred fine classes; files {@code train.bin} and {@code test.bin}. The coarse classes are not read. */
public final class Cifar100 {
  private static final String FOLDER = "cifar-100-binary";
  private static final List<String> TRAIN = List.of("train.bin");
  private static final String TEST = "test.bin";

  private Cifar100() {}

  /**
   * Unpacks the binary files into {@code cifar-100-binary} in the folder, where they are not there yet; fetches their archive before, where that is not there: 169 MB. It is not needed
   * afterwards.
   *
   * @param folder where {@code cifar-100-binary.tar.gz} is put; is made where it is missing
   * @return the folder
   * @throws IOException with code L207, as of {@link RemoteFile#fetch}; L208, as of {@link dev.lathe.io.Archive#unpack}
   */
  public static Path download(Path folder) throws IOException {
    return download(folder, StandardSets.CIFAR_100);
  }

  static Path download(Path folder, RemoteFile archive) throws IOException {
    return CifarFile.download(CifarFile.Kind.CIFAR_100, folder, archive, FOLDER, TRAIN, TEST);
  }

  /**
   * The training part: 50,000 pictures, 154 MB in memory.
   *
   * @param folder with {@code train.bin}, gzipped or not, or with a folder {@code cifar-100-binary} with them
   * @throws IOException as {@link #load}
   */
  public static Dataset<Image, Integer> train(Path folder) throws IOException {
    return CifarFile.load(CifarFile.Kind.CIFAR_100, StandardSets.unpacked(folder, FOLDER), TRAIN);
  }

  /**
   * The test part: 10,000 pictures, 31 MB in memory.
   *
   * @param folder with {@code test.bin}, gzipped or not, or with a folder {@code cifar-100-binary} with it
   * @throws IOException as {@link #load}
   */
  public static Dataset<Image, Integer> test(Path folder) throws IOException {
    return CifarFile.load(
        CifarFile.Kind.CIFAR_100, StandardSets.unpacked(folder, FOLDER), List.of(TEST));
  }

  /**
   * The pictures of one or several files, in order, with their fine classes, 0 to 99.
   *
   * @param first a file
   * @param more further files
   * @throws IOException with code L207 when there is no such file, L208 with an offset when one is not whole records, or a label is above 99
   */
  public static Dataset<Image, Integer> load(Path first, Path... more) throws IOException {
    return CifarFile.load(CifarFile.Kind.CIFAR_100, first, more);
  }
}
