package dev.lathe.vision;

import dev.lathe.data.Dataset;
import dev.lathe.data.Example;
import dev.lathe.io.RemoteFile;
import dev.lathe.runtime.Message;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * EMNIST: grey pictures of handwritten letters and digits, 28 x 28 (G. Cohen, S. Afshar, J. Tapson, A. van Schaik, 2017).
 *
 * <pre>{@code
 * Path folder = Emnist.download(Path.of("emnist"), "letters");
 * Dataset<Image, Integer> train = Emnist.train(folder, "letters");
 * String letter = Emnist.classes("letters").get(train.get(0).target());
 * }</pre>
 *
 * <p>The splits are {@code byclass} (62 classes), {@code bymerge} and {@code balanced} (47: letters whose small form looks like the capital are one class), {@code letters} (26),
 * {@code digits} and {@code mnist} (10). The files hold pictures with rows and columns interchanged, and letters from 1 on: here they are upright, and labels are from 0 on.
 */
public final class Emnist {
  private static final String DIGITS = "0123456789";
  private static final String CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final String SMALL = "abcdefghijklmnopqrstuvwxyz";
  private static final Map<String, String> SPLITS = new TreeMap<>(Map.of(
      "byclass",
      DIGITS + CAPITALS + SMALL,
      "bymerge",
      DIGITS + CAPITALS + "abdefghnqrt",
      "balanced",
      DIGITS + CAPITALS + "abdefghnqrt",
      "letters",
      SMALL,
      "digits",
      DIGITS,
      "mnist",
      DIGITS));

  private Emnist() {}

  /**
   * Characters of a split, in the order of their numbers.
   *
   * @throws IllegalArgumentException with code L212 for another split
   */
  public static List<String> classes(String split) {
    String characters = SPLITS.get(split);
    if (characters == null) {
      String expected = "one of the splits " + String.join(", ", SPLITS.keySet());
      throw new IllegalArgumentException(Message.of("L212", expected, Message.quoted(split), ""));
    }
    return List.of(characters.split(""));
  }

  /**
   * Unpacks the four files of a split into {@code gzip} in the folder, where they are not there yet; fetches the archive with all splits before, where that is not there: 562 MB. It is
   * not needed afterwards.
   *
   * @param folder where {@code gzip.zip} is put; is made where it is missing
   * @return the folder
   * @throws IllegalArgumentException with code L212 for another split
   * @throws IOException with code L207, as of {@link RemoteFile#fetch}; L208, as of {@link dev.lathe.io.Archive#unpack}
   */
  public static Path download(Path folder, String split) throws IOException {
    return download(folder, split, StandardSets.EMNIST);
  }

  static Path download(Path folder, String split, RemoteFile archive) throws IOException {
    classes(split);
    List<String> members = new ArrayList<>();
    for (String part : List.of("train", "test")) {
      members.add("gzip/emnist-" + split + "-" + part + "-images-idx3-ubyte.gz");
      members.add("gzip/emnist-" + split + "-" + part + "-labels-idx1-ubyte.gz");
    }
    return StandardSets.fetch(folder, archive, archive.size(), members); // packed twice: no larger
  }

  /**
   * The training part of a split.
   *
   * @param folder where the files {@code emnist-letters-train-images-idx3-ubyte} and so on are, gzipped or not, or a folder {@code gzip} with them
   * @throws IllegalArgumentException with code L212 for another split
   * @throws IOException as {@link Mnist#train}; with code L208 and an offset for a label that the split does not have, too
   */
  public static Dataset<Image, Integer> train(Path folder, String split) throws IOException {
    return read(folder, split, "train");
  }

  /**
   * The test part of a split.
   *
   * @param folder as of {@link #train}
   * @throws IllegalArgumentException with code L212 for another split
   * @throws IOException as {@link #train}
   */
  public static Dataset<Image, Integer> test(Path folder, String split) throws IOException {
    return read(folder, split, "test");
  }

  private static Dataset<Image, Integer> read(Path folder, String split, String part)
      throws IOException {
    int classes = classes(split).size();
    int first = split.equals("letters") ? 1 : 0;
    String name = "emnist-" + split + "-" + part;
    IdxImages images = Mnist.read(StandardSets.unpacked(folder, "gzip"), name);
    images.checkLabels(first, first + classes - 1);
    return images.map(example -> new Example<>(upright(example.input()), example.target() - first));
  }

  private static Image upright(Image image) {
    byte[] lying = image.pixels();
    byte[] pixels = new byte[lying.length];
    int width = image.height();
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = lying[i % width * image.width() + i / width];
    }
    return Image.wrap(width, image.width(), 1, pixels);
  }
}
