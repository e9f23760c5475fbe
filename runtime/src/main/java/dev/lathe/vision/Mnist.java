package dev.lathe.vision;

import dev.lathe.data.Dataset;
import dev.lathe.io.PathChecks;
import dev.lathe.runtime.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * MNIST (Y. LeCun, C. Cortes, C. Burges), and files of its form. Grey pictures, of 28 x 28 in MNIST, with labels 0 to 9.
 *
 * <pre>{@code
 * Path folder = Mnist.download(Path.of("mnist")); // the first time
 * Dataset<float[], Integer> train = Mnist.train(folder).transform(Transforms.toTensor());
 * }</pre>
 *
 * <p>The folder holds {@code train-images-idx3-ubyte} and {@code train-labels-idx1-ubyte}, and {@code t10k-} for the
 * test; each as it is or with {@code .gz}, and with a dot or a hyphen before {@code idx}. A whole file is held in
 * memory: 47 MB for MNIST's training pictures.
 */
public final class Mnist {
  private static final int LISTED = 8;

  private Mnist() {}

  /**
   * Fetches the four files that are not in the folder yet: 12 MB.
   *
   * @param folder where they are put; is made where it is missing
   * @return the folder
   * @throws IOException with code L207, as of {@link dev.lathe.io.RemoteFile#fetch}
   */
  public static Path download(Path folder) throws IOException {
    return StandardSets.fetch(folder, StandardSets.MNIST);
  }

  /**
   * The training part; MNIST has 60,000 pictures.
   *
   * @param folder where the files are
   * @throws IOException with code L207 when a file is missing, L208 with an offset when one is broken or images and
   *     labels differ in number
   */
  public static Dataset<Image, Integer> train(Path folder) throws IOException {
    return read(folder, "train");
  }

  /**
   * The test part; MNIST has 10,000 pictures.
   *
   * @param folder where the files are
   * @throws IOException with code L207 when a file is missing, L208 with an offset when one is broken or images and
   *     labels differ in number
   */
  public static Dataset<Image, Integer> test(Path folder) throws IOException {
    return read(folder, "t10k");
  }

  /** The pictures and labels whose files begin with a name. */
  static IdxImages read(Path folder, String part) throws IOException {
    PathChecks.requireFolder(
        folder, "a folder with " + part + "-images-idx3-ubyte and " + part + "-labels-idx1-ubyte");
    Path imagePath = find(folder, part + "-images", "idx3-ubyte");
    Path labelPath = find(folder, part + "-labels", "idx1-ubyte");
    IdxFile labels = IdxFile.read(labelPath).checkRank(1, "labels");
    IdxFile images = IdxFile.read(imagePath).checkRank(3, "images");
    int imageCount = images.shape().get(0);
    int labelCount = labels.shape().get(0);
    if (imageCount != labelCount) {
      String expected = "as many labels in " + labelPath + ", offset 4, as images in " + imagePath;
      String found = labelCount + " labels and " + imageCount + " images";
      throw new IOException(Message.of("L208", expected, found, "use two files of one data set"));
    }
    return IdxImages.of(images, labels);
  }

  private static Path find(Path folder, String name, String kind) throws IOException {
    for (String file : List.of(name + "-" + kind, name + "." + kind)) {
      for (String ending : List.of("", ".gz")) {
        Path path = folder.resolve(file + ending);
        if (Files.exists(path)) {
          return path;
        }
      }
    }
    String wanted = "a file " + name + "-" + kind + " or " + name + "-" + kind + ".gz in " + folder;
    throw PathChecks.missing(
        folder, wanted, content(folder), "download fetches it; SyntheticDigits needs no files");
  }

  private static String content(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      List<String> names =
          files.map(path -> String.valueOf(path.getFileName())).sorted().toList();
      String listed = names.stream().limit(LISTED).collect(Collectors.joining(", "));
      int more = names.size() - LISTED;
      return names.isEmpty()
          ? "an empty folder"
          : more > 0 ? listed + " and " + more + " more" : listed;
    }
  }
}
