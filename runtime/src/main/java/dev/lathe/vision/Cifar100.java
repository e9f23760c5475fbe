package dev.lathe.vision;

import dev.lathe.data.Dataset;
import java.io.IOException;
import java.nio.file.Path;

/** CIFAR-100: as {@link Cifar10}, in a hundred fine classes; files {@code train.bin} and {@code test.bin}. The coarse classes are not read. */
public final class Cifar100 {
  private Cifar100() {}

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
