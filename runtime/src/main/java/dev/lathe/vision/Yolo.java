package dev.lathe.vision;

import dev.lathe.io.PathChecks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Pictures with boxes as Darknet keeps them: a text file for each picture, with a line for each box: its class, the x and y of its middle, its width and its height, as parts of
 * the picture's.
 *
 * <pre>{@code
 * Yolo cells = Yolo.load(Path.of("cells")); // cells/images/1.jpg, cells/labels/1.txt, cells/classes.names
 * Dataset<Image, List<Box>> some = cells.subset(0, 1, 2);
 * }</pre>
 *
 * <p>Or as Darknet's own data files describe it:
 *
 * <pre>{@code
 * Yolo train = Yolo.train(Path.of("coco.data")); // with lines classes = 80, train = train.txt, valid = valid.txt, names = coco.names
 * Yolo valid = Yolo.valid(Path.of("coco.data"));
 * }</pre>
 *
 * <p>A picture without a file of boxes has none. {@link #get} reads both; its exception names the file and the line where boxes are broken.
 */
public final class Yolo extends FileImages<List<Box>> {

  private Yolo(List<Path> images, List<String> classes) {
    super(images, classes);
  }

  /**
   * Looks which files there are.
   *
   * @param path a folder with {@code images} (or {@code JPEGImages}) and {@code labels}, and perhaps names of classes, a line each, in a file that ends in {@code .names}; or a
   *     list: a file with the path of a picture in each line, whose boxes are in the folder that is called {@code labels} instead, relative paths being relative to the list
   * @throws IOException with code L207 when something of it is not there
   */
  public static Yolo load(Path path) throws IOException {
    if (Files.isDirectory(path)) {
      return new Yolo(ImageFiles.in(folder(path)), ClassNames.in(path));
    }
    PathChecks.requireFile(path, "a folder with images and labels, or a list of pictures");
    return new Yolo(listed(path, List.of()), List.of());
  }

  /**
   * The pictures of the list that a {@code .data} file calls {@code train}, with the classes of the file that it calls {@code names}, if it does. Relative paths, in the lists too,
   * are relative to the file that they are in, or else to the {@code .data} file, or else to the working directory, as Darknet has it: to the first where something is.
   *
   * @param data lines {@code key = value}, and comments after {@code #} or {@code ;}
   * @throws IOException with code L207 when something of it is not there; L208 with a line when it has no {@code train}, or {@code classes} is not the number of names
   */
  public static Yolo train(Path data) throws IOException {
    return YoloData.read(data).load("train");
  }

  /**
   * The pictures of the list that a {@code .data} file calls {@code valid}, as {@link #train}.
   *
   * @throws IOException as there
   */
  public static Yolo valid(Path data) throws IOException {
    return YoloData.read(data).load("valid");
  }

  static Yolo listed(Path list, YoloData data, List<String> classes) throws IOException {
    return new Yolo(listed(list, data.bases()), classes);
  }

  private static Path folder(Path path) throws IOException {
    for (String name : List.of("images", "JPEGImages")) {
      if (Files.isDirectory(path.resolve(name))) {
        return path.resolve(name);
      }
    }
    throw PathChecks.missing(
        path, "folders images and labels in " + path, "no folder images", "check the path");
  }

  private static List<Path> listed(Path list, List<Path> others) throws IOException {
    List<Path> images = new ArrayList<>();
    for (TextLines.Line line : TextLines.of(list)) {
      Path image = TextLines.path(list, line, others);
      PathChecks.requireFile(image, "the picture of line " + line.number() + " of " + list);
      images.add(image);
    }
    if (images.isEmpty()) {
      throw PathChecks.missing(list, "at least one picture in " + list, "an empty list", "");
    }
    return images;
  }

  /** As Darknet finds them: the last folder called images or JPEGImages is called labels. */
  private static Path labels(Path image) {
    Path path = image.resolveSibling(ImageFiles.stem(image) + ".txt");
    for (int i = path.getNameCount() - 2; i >= 0; i--) {
      if (Stream.of("images", "JPEGImages").anyMatch(path.getName(i).toString()::equals)) {
        Path before = path.getRoot() == null ? Path.of("") : path.getRoot();
        Path folders = i == 0 ? before : before.resolve(path.subpath(0, i));
        return folders.resolve("labels").resolve(path.subpath(i + 1, path.getNameCount()));
      }
    }
    return path;
  }

  @Override
  List<Box> target(int index, Image image) throws IOException {
    return YoloLabels.read(labels(file(index)), image);
  }
}
