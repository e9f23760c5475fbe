package dev.lathe.vision;

import dev.lathe.io.JsonScanner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a file of COCO's boxes says, in the order of the numbers that it gives; all else in it is skipped. */
final class CocoFile {
  final Map<Long, String> images = new TreeMap<>();
  final Map<Long, String> categories = new TreeMap<>();
  final List<Annotation> annotations = new ArrayList<>();
  private final JsonScanner scanner;
  private final boolean crowds;

  /**
   * A box whose class is not numbered yet: categories stand behind it in the file.
   *
   * @param offset in the file, for messages
   */
  record Annotation(long image, long category, long offset, Box box) {}

  private CocoFile(JsonScanner scanner, boolean crowds) {
    this.scanner = scanner;
    this.crowds = crowds;
  }

  static CocoFile read(Path path, boolean crowds) throws IOException {
    try (JsonScanner scanner = JsonScanner.open(path)) {
      CocoFile file = new CocoFile(scanner, crowds);
      scanner.members(file::section);
      scanner.requireEnd();
      file.check();
      return file;
    }
  }

  private void section(String name, long offset) throws IOException {
    switch (name) {
      case "images" -> scanner.elements(() -> new Fields().readNamed("file_name", images));
      case "categories" -> scanner.elements(() -> new Fields().readNamed("name", categories));
      case "annotations" -> scanner.elements(() -> new Fields().readBox());
      default -> scanner.skipValue();
    }
  }

  private void check() throws IOException {
    if (images.isEmpty()) {
      throw scanner.refuse(0, "at least one of images, each with id and file_name", "none");
    }
    for (Annotation annotation : annotations) {
      known(images, annotation.image, "an image", annotation);
      known(categories, annotation.category, "a category", annotation);
    }
  }

  private void known(Map<Long, String> names, long id, String what, Annotation of)
      throws IOException {
    if (!names.containsKey(id)) {
      throw scanner.refuse(of.offset, what + " with the id of this annotation", "no id " + id);
    }
  }

  /** The members of one element while they are read, in any order. */
  private final class Fields {
    private final long offset = scanner.offset();
    private @Nullable Long id;
    private @Nullable Long image;
    private @Nullable Long category;
    private @Nullable String name;
    private double @Nullable [] box;
    private boolean crowd;

    Fields() throws IOException {}

    void readNamed(String key, Map<Long, String> all) throws IOException {
      scanner.members((field, at) -> {
        if (field.equals("id")) {
          id = scanner.number();
        } else if (field.equals(key)) {
          name = scanner.string();
        } else {
          scanner.skipValue();
        }
      });
      if (id == null || name == null) {
        throw scanner.refuse(offset, "id and " + key, id == null ? "no id" : "no " + key);
      }
      if (all.put(id, name) != null) {
        throw scanner.refuse(offset, "every id once", "id " + id + " again");
      }
    }

    void readBox() throws IOException {
      scanner.members(this::field);
      if (image == null || category == null || box == null) {
        String missing = image == null ? "image_id" : category == null ? "category_id" : "bbox";
        throw scanner.refuse(offset, "image_id, category_id and bbox", "no " + missing);
      }
      if (crowds || !crowd) {
        annotations.add(new Annotation(image, category, offset, box(box)));
      }
    }

    private void field(String field, long at) throws IOException {
      switch (field) {
        case "image_id" -> image = scanner.number();
        case "category_id" -> category = scanner.number();
        case "iscrowd" -> crowd = scanner.number() != 0;
        case "bbox" -> box = numbers();
        default -> scanner.skipValue();
      }
    }

    private double[] numbers() throws IOException {
      double[] numbers = new double[4];
      for (int i = 0; i < numbers.length; i++) {
        scanner.require(i == 0 ? '[' : ',');
        numbers[i] = scanner.decimal();
      }
      scanner.require(']');
      return numbers;
    }

    private Box box(double[] at) throws IOException {
      try {
        float right = (float) (at[0] + at[2]);
        return new Box(0, (float) at[0], (float) at[1], right, (float) (at[1] + at[3]));
      } catch (IllegalArgumentException e) {
        String found = at[0] + ", " + at[1] + ", " + at[2] + ", " + at[3];
        throw scanner.refuse(offset, "a bbox of x, y, a width and a height of at least 0", found);
      }
    }
  }
}
