package dev.lathe.vision;

import dev.lathe.data.Dataset;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * KMNIST: grey pictures of ten handwritten Hiragana, 28 x 28 (T. Clanuwat and others, "Deep learning for classical Japanese literature", 2018), in files as {@link Mnist} has.
 *
 * <pre>{@code
 * Dataset<Image, Integer> train = Kmnist.train(Kmnist.download(Path.of("kmnist")));
 * }</pre>
 */
public final class Kmnist {
  private Kmnist() {}

  /** Names of the characters, in the order of their numbers. */
  public static List<String> classes() {
    return List.of("o", "ki", "su", "tsu", "na", "ha", "ma", "ya", "re", "wo");
  }

  /**
   * Fetches the four files that are not in the folder yet: 21 MB.
   *
   * @param folder where they are put; is made where it is missing
   * @return the folder
   * @throws IOException with code L207, as of {@link dev.lathe.io.RemoteFile#fetch}
   */
  public static Path download(Path folder) throws IOException {
    return StandardSets.fetch(folder, StandardSets.KMNIST);
  }

  /**
   * The training part: 60,000 pictures.
   *
   * @throws IOException as {@link Mnist#train}
   */
  public static Dataset<Image, Integer> train(Path folder) throws IOException {
    return Mnist.train(folder);
  }

  /**
   * The test part: 10,000 pictures.
   *
   * @throws IOException as {@link Mnist#test}
   */
  public static Dataset<Image, Integer> test(Path folder) throws IOException {
    return Mnist.test(folder);
  }
}
