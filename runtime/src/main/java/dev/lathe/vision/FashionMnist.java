package dev.lathe.vision;

import dev.lathe.data.Dataset;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Fashion-MNIST: grey pictures of clothes, 28 x 28, in ten classes (H. Xiao, K. Rasul, R. Vollgraf, 2017), in files as {@link Mnist} has.
 *
 * <pre>{@code
 * Dataset<Image, Integer> train = FashionMnist.train(FashionMnist.download(Path.of("fashion")));
 * String kind = FashionMnist.classes().get(train.get(0).target());
 * }</pre>
 */
public final class FashionMnist {
  private FashionMnist() {}

  /** Names of the classes, in the order of their numbers. */
  public static List<String> classes() {
    return List.of(
        "T-shirt/top",
        "Trouser",
        "Pullover",
        "Dress",
        "Coat",
        "Sandal",
        "Shirt",
        "Sneaker",
        "Bag",
        "Ankle boot");
  }

  /**
   * Fetches the four files that are not in the folder yet: 31 MB.
   *
   * @param folder where they are put; is made where it is missing
   * @return the folder
   * @throws IOException with code L207, as of {@link dev.lathe.io.RemoteFile#fetch}
   */
  public static Path download(Path folder) throws IOException {
    return StandardSets.fetch(folder, StandardSets.FASHION_MNIST);
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
