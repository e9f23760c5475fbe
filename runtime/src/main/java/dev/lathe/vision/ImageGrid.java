package dev.lathe.vision;

import dev.lathe.data.Chance;
import dev.lathe.data.Dataset;
import dev.lathe.data.Example;
import dev.lathe.data.Transform;
import dev.lathe.runtime.Message;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The first pictures of a data set side by side, each above its label: a look at the data.
 *
 * <pre>{@code
 * ImageGrid.of(train, 3, 3).labels(List.of("t-shirt", "trouser", ...)).writePng(Path.of("train.png"));
 * }</pre>
 *
 * <p>Where targets are lists of {@link Box}es, these are drawn, each in the {@linkplain ClassColors colour} of its class and with its name; the label counts them.
 *
 * <p>Immutable: each option gives a new grid. Pictures may differ in size and in channels; opacity is left out.
 */
public final class ImageGrid {
  private static final int COMFORTABLE = 112;
  private static final int RIGHT = 0x1A7F37;
  private static final int WRONG = 0xCF222E;
  private static final int MAX_SIDE = 1000;
  private static final int MAX_SCALE = 64;
  private static final long MAX_SAMPLES = 1L << 28;

  private final Dataset<Image, ?> data;
  private final int rows;
  private final int columns;
  private final List<String> labels;
  private final int scale;
  private final @Nullable Transform<? super Image, ?> classifier;

  private ImageGrid(
      Dataset<Image, ?> data,
      int rows,
      int columns,
      List<String> labels,
      int scale,
      @Nullable Transform<? super Image, ?> classifier) {
    this.data = data;
    this.rows = rows;
    this.columns = columns;
    this.labels = labels;
    this.scale = scale;
    this.classifier = classifier;
  }

  /**
   * The first {@code rows x columns} examples, row by row. A smaller data set leaves places empty.
   *
   * @param rows 1 to 1000
   * @param columns 1 to 1000
   * @throws IllegalArgumentException with code L203 when the data set is empty, L212 for other numbers
   */
  public static ImageGrid of(Dataset<Image, ?> data, int rows, int columns) {
    if (data.size() == 0) {
      throw new IllegalArgumentException(
          Message.of("L203", "at least 1 picture to show", "an empty data set", ""));
    }
    if (rows < 1 || columns < 1 || rows > MAX_SIDE || columns > MAX_SIDE) {
      throw refused("1 to " + MAX_SIDE + " rows and columns", rows + " and " + columns);
    }
    return new ImageGrid(data, rows, columns, List.of(), 0, null);
  }

  /**
   * The names of the classes: a picture with target 3 is labelled with {@code names.get(3)}. Without names, and for a
   * target that is not a whole number or has no name, the label is the target's {@code toString}.
   */
  public ImageGrid labels(List<String> names) {
    return new ImageGrid(data, rows, columns, List.copyOf(names), scale, classifier);
  }

  /**
   * Makes each pixel a square of this many pixels, 1 to 64. By default the largest scale at which no picture is wider
   * or higher than 112 pixels, at least 1.
   */
  public ImageGrid scale(int pixels) {
    if (pixels < 1 || pixels > MAX_SCALE) {
      throw refused("a scale of 1 to " + MAX_SCALE, String.valueOf(pixels));
    }
    return new ImageGrid(data, rows, columns, labels, pixels, classifier);
  }

  /**
   * Shows what a network makes of each picture beside what it is: {@code cat} in a green frame where both are equal, else {@code dog (cat)} in a red one, the prediction first.
   *
   * <pre>{@code
   * ImageGrid.of(test, 4, 8).labels(names).predictions(picture -> model.predict(prepare.apply(picture)))
   * }</pre>
   *
   * <p>Where targets are boxes, draws them in green, their names above, and the boxes that the network found over them in red, their names and scores below. The caption counts both,
   * those that were found first.
   *
   * @param classifier gives what targets are: a class's number, a constant of an enum, or a list of {@link Box}es; or a list of {@link Detection}s, which have a score. {@link #image}
   *     throws an {@code IllegalArgumentException} with code L212 for a list of something else
   */
  public ImageGrid predictions(Transform<? super Image, ?> classifier) {
    return new ImageGrid(data, rows, columns, labels, scale, classifier);
  }

  /** The whole grid as one picture: grey when all pictures are and nothing coloured is drawn, else red green blue. */
  public Image image() {
    List<GridLayout.Tile> tiles = new ArrayList<>();
    for (int i = 0; i < Math.min(data.size(), rows * columns); i++) {
      tiles.add(tile(Chance.read(data, i)));
    }
    List<Image> pictures = tiles.stream().map(GridLayout.Tile::picture).toList();
    GridLayout layout =
        GridLayout.of(pictures, rows, columns, scale == 0 ? comfortable(pictures) : scale);
    Canvas canvas = canvas(layout, tiles.stream().anyMatch(ImageGrid::isColored) ? 3 : 1);
    for (int i = 0; i < tiles.size(); i++) {
      layout.draw(canvas, i, tiles.get(i));
    }
    return canvas.image();
  }

  /**
   * Writes the grid as a PNG file. Missing folders are made; an older file is replaced only when the new one is
   * complete.
   *
   * @throws IOException with code L207 when the path is a folder, or as the file system says
   */
  public void writePng(Path file) throws IOException {
    image().writePng(file);
  }

  private GridLayout.Tile tile(Example<Image, ?> example) {
    Image picture = example.input();
    Object target = example.target();
    List<Box> boxes = BoxPen.boxes(target);
    if (classifier == null) {
      return boxes == null
          ? new GridLayout.Tile(picture, name(target), 0, List.of())
          : new GridLayout.Tile(
              picture, BoxPen.counted(boxes, labels), 0, BoxPen.marks(boxes, labels));
    }
    Object predicted = classifier.apply(picture);
    if (boxes != null && predicted instanceof List<?> found) {
      return detected(picture, boxes, found);
    }
    boolean right = target.equals(predicted);
    String caption = right ? name(target) : name(predicted) + " (" + name(target) + ")";
    return new GridLayout.Tile(picture, caption, right ? RIGHT : WRONG, List.of());
  }

  private GridLayout.Tile detected(Image picture, List<Box> boxes, List<?> found) {
    List<BoxPen.Mark> marks = new ArrayList<>(BoxPen.marks(boxes, labels, RIGHT));
    List<BoxPen.Mark> foundMarks = BoxPen.found(found, labels, WRONG);
    marks.addAll(foundMarks);
    String right = counted(boxes);
    String counted = counted(foundMarks.stream().map(BoxPen.Mark::box).toList());
    String caption = counted.equals(right) ? right : counted + " (" + right + ")";
    return new GridLayout.Tile(picture, caption, 0, marks);
  }

  private String counted(List<Box> boxes) {
    return boxes.isEmpty() ? "none" : BoxPen.counted(boxes, labels);
  }

  private static boolean isColored(GridLayout.Tile tile) {
    return tile.picture().channels() > 2 || tile.color() != 0 || !tile.marks().isEmpty();
  }

  private String name(Object target) {
    return target instanceof Integer number
        ? ClassColors.name(number, labels)
        : String.valueOf(target);
  }

  private static Canvas canvas(GridLayout layout, int channels) {
    if (layout.height() > MAX_SAMPLES / channels / layout.width()) {
      throw refused(
          "a grid of at most " + MAX_SAMPLES + " samples",
          layout.width() + " x " + layout.height() + " pixels");
    }
    return new Canvas((int) layout.width(), (int) layout.height(), channels);
  }

  private static int comfortable(List<Image> pictures) {
    int largest = pictures.stream()
        .mapToInt(picture -> Math.max(picture.width(), picture.height()))
        .max()
        .orElse(1);
    return Math.max(1, Math.min(MAX_SCALE, COMFORTABLE / largest));
  }

  private static IllegalArgumentException refused(String expected, String found) {
    return new IllegalArgumentException(
        Message.of("L212", expected, found, "ImageGrid.of(data, 3, 3) shows nine pictures"));
  }
}
