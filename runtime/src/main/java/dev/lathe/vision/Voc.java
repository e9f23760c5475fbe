package dev.lathe.vision;

import dev.lathe.io.PathChecks;
import dev.lathe.runtime.Message;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Pictures with boxes in the form of Pascal VOC: an XML file for each picture, with a class and corners in pixels for each object.
 *
 * <pre>{@code
 * Voc cells = Voc.load(Path.of("bccd")); // bccd/JPEGImages/1.jpg, bccd/Annotations/1.xml
 * String kind = cells.classes().get(cells.get(0).target().get(0).label());
 * }</pre>
 *
 * <p>Classes are numbered as in a file of the folder that ends in {@code .names} and has one in each line, else in the order of their names. Corners are as they are written,
 * where PASCAL counts pixels from 1.
 */
public final class Voc extends FileImages<List<Box>> {
  private final List<List<Box>> boxes;

  private Voc(List<Path> images, List<List<Box>> boxes, List<String> classes) {
    super(images, classes);
    this.boxes = boxes;
  }

  /**
   * Reads all annotations, in the order of their names; pictures are read when they are asked for.
   *
   * @param folder with {@code JPEGImages} and {@code Annotations}
   * @throws IOException with code L207 when there is no such folder, or no picture for an annotation; L208 when an annotation is broken or has a class without a number
   */
  public static Voc load(Path folder) throws IOException {
    List<Path> files = annotations(folder.resolve("Annotations"));
    List<Path> images = new ArrayList<>();
    List<List<VocObject>> objects = new ArrayList<>();
    for (Path file : files) {
      images.add(image(folder.resolve("JPEGImages"), file));
      objects.add(VocFile.read(file));
    }
    List<String> classes = classes(folder, objects);
    List<List<Box>> boxes = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      boxes.add(boxes(objects.get(i), classes, files.get(i)));
    }
    return new Voc(images, boxes, classes);
  }

  private static List<String> classes(Path folder, List<List<VocObject>> objects)
      throws IOException {
    List<String> named = ClassNames.in(folder);
    Stream<String> used = objects.stream().flatMap(List::stream).map(VocObject::name);
    return named.isEmpty() ? used.distinct().sorted().toList() : named;
  }

  private static List<Path> annotations(Path folder) throws IOException {
    PathChecks.requireFolder(folder, "a folder of annotations");
    try (Stream<Path> entries = Files.list(folder)) {
      List<Path> files =
          ImageFiles.sorted(entries.filter(file -> ImageFiles.name(file).endsWith(".xml")));
      if (files.isEmpty()) {
        throw PathChecks.missing(folder, "at least one annotation", "no .xml in " + folder, "");
      }
      return files;
    }
  }

  /** By the annotation's own name, not by the one within: files are renamed more often than what they hold. */
  private static Path image(Path folder, Path annotation) throws IOException {
    String stem = ImageFiles.stem(annotation);
    for (String ending : List.of(".jpg", ".jpeg", ".png", ".JPG")) {
      Path image = folder.resolve(stem + ending);
      if (Files.exists(image)) {
        return image;
      }
    }
    String expected = "the picture of " + annotation;
    throw PathChecks.missing(folder, expected, "no " + stem + ".jpg or .png in " + folder, "");
  }

  private static List<Box> boxes(List<VocObject> objects, List<String> classes, Path file)
      throws IOException {
    List<Box> boxes = new ArrayList<>();
    for (VocObject object : objects) {
      int label = classes.indexOf(object.name());
      if (label < 0) {
        String expected = "a class of " + classes + " in " + file + ", line " + object.line();
        throw new IOException(Message.of(
            "L208", expected, Message.quoted(object.name()), "add it to the file of names"));
      }
      boxes.add(object.box(label));
    }
    return List.copyOf(boxes);
  }

  @Override
  List<Box> target(int index, Image image) {
    return boxes.get(index);
  }
}
