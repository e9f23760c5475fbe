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
    return new Yolo(listed(path), List.of());
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

  private static List<Path> listed(Path list) throws IOException {
    List<Path> images = new ArrayList<>();
    for (TextLines.Line line : TextLines.of(list)) {
      Path image = list.resolveSibling(line.text());
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
