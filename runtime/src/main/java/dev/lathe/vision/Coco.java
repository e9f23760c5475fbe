package dev.lathe.vision;

import dev.lathe.io.PathChecks;
import dev.lathe.runtime.Message;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Pictures with boxes in the form of COCO ("Microsoft COCO: common objects in context", 2014): one JSON file for all pictures, with a left, a top, a width and a height in
 * pixels for each object. torchvision's {@code CocoDetection}.
 *
 * <pre>{@code
 * Coco coco = Coco.load(Path.of("val2017"), Path.of("annotations/instances_val2017.json"));
 * String kind = coco.classes().get(coco.get(0).target().get(0).label());
 * }</pre>
 *
 * <p>Pictures are in the order of their ids, those without a box too. Classes are numbered from 0 in the order of the categories' ids: COCO's own 80 have ids of 1 to 90 with gaps.
 * The JSON file may be of any size: it is read piece by piece, and what is kept of it are ids, names and boxes. Outlines are not read.
 */
public final class Coco extends FileImages<List<Box>> {
  private final List<List<Box>> boxes;

  private Coco(List<Path> images, List<String> classes, List<List<Box>> boxes) {
    super(images, classes);
    this.boxes = boxes;
  }

  /**
   * Reads all annotations but the crowds, boxes around many objects that are marked {@code iscrowd}; pictures are read when they are asked for, and are not looked for before.
   *
   * @param images the folder that the names of the pictures are relative to
   * @param annotations the JSON file
   * @throws IOException with code L207 when there is no such folder or file; L208 with an offset when the file is broken, has no images, a box of an unknown image or category, an id
   *     twice, or the name of a picture outside of the folder
   */
  public static Coco load(Path images, Path annotations) throws IOException {
    return load(images, annotations, false);
  }

  /**
   * As {@link #load(Path, Path)}, with or without the crowds.
   *
   * @param crowds whether boxes that are marked {@code iscrowd} are kept
   * @throws IOException as there
   */
  public static Coco load(Path images, Path annotations, boolean crowds) throws IOException {
    PathChecks.requireFolder(images, "a folder of pictures");
    CocoFile file = CocoFile.read(annotations, crowds);
    List<Path> paths = new ArrayList<>();
    Map<Long, List<Box>> boxes = new HashMap<>();
    for (Map.Entry<Long, String> image : file.images.entrySet()) {
      paths.add(inside(images, image.getValue(), annotations));
      boxes.put(image.getKey(), new ArrayList<>());
    }
    Map<Long, Integer> labels = new HashMap<>();
    file.categories.keySet().forEach(id -> labels.put(id, labels.size()));
    for (CocoFile.Annotation annotation : file.annotations) {
      Box box = annotation.box();
      int label = labels.getOrDefault(annotation.category(), 0); // all are known
      boxes
          .getOrDefault(annotation.image(), new ArrayList<>())
          .add(new Box(label, box.left(), box.top(), box.right(), box.bottom()));
    }
    List<List<Box>> targets = file.images.keySet().stream()
        .map(id -> List.copyOf(boxes.getOrDefault(id, List.of())))
        .toList();
    return new Coco(paths, List.copyOf(file.categories.values()), targets);
  }

  /** A name with a way out of the folder would let the file show what lies elsewhere. */
  private static Path inside(Path folder, String name, Path annotations) throws IOException {
    try {
      Path absolute = folder.toAbsolutePath().normalize();
      if (!name.isEmpty() && absolute.resolve(name).normalize().startsWith(absolute)) {
        return folder.resolve(name);
      }
    } catch (InvalidPathException e) { // as below
    }
    String expected = "names of pictures in their folder in " + annotations;
    throw new IOException(Message.of("L208", expected, Message.quoted(name), ""));
  }

  @Override
  List<Box> target(int index, Image image) {
    return boxes.get(index);
  }
}
