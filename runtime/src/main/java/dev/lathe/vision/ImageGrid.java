package dev.lathe.vision;

import dev.lathe.data.Dataset;
import dev.lathe.data.Example;
import dev.lathe.io.AtomicFile;
import dev.lathe.runtime.Message;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The first pictures of a data set side by side, each above its label: a look at the data.
 *
 * <pre>{@code
 * ImageGrid.of(train, 3, 3).labels(List.of("t-shirt", "trouser", ...)).writePng(Path.of("train.png"));
 * }</pre>
 *
 * <p>Immutable: each option gives a new grid. Pictures may differ in size and in channels; opacity is left out.
 */
public final class ImageGrid {
  private static final int COMFORTABLE = 112;
  private static final int MAX_SIDE = 1000;
  private static final int MAX_SCALE = 64;
  private static final long MAX_SAMPLES = 1L << 28;

  private final Dataset<Image, ?> data;
  private final int rows;
  private final int columns;
  private final List<String> labels;
  private final int scale;

  private ImageGrid(Dataset<Image, ?> data, int rows, int columns, List<String> labels, int scale) {
    this.data = data;
    this.rows = rows;
    this.columns = columns;
    this.labels = labels;
    this.scale = scale;
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
    return new ImageGrid(data, rows, columns, List.of(), 0);
  }

  /**
   * The names of the classes: a picture with target 3 is labelled with {@code names.get(3)}. Without names, and for a
   * target that is not a whole number or has no name, the label is the target's {@code toString}.
   */
  public ImageGrid labels(List<String> names) {
    return new ImageGrid(data, rows, columns, List.copyOf(names), scale);
  }

  /**
   * Makes each pixel a square of this many pixels, 1 to 64. By default the largest scale at which no picture is wider
   * or higher than 112 pixels, at least 1.
   */
  public ImageGrid scale(int pixels) {
    if (pixels < 1 || pixels > MAX_SCALE) {
      throw refused("a scale of 1 to " + MAX_SCALE, String.valueOf(pixels));
    }
    return new ImageGrid(data, rows, columns, labels, pixels);
  }

  /** The whole grid as one picture: grey when all pictures are, else red green blue. */
  public Image image() {
    List<Example<Image, ?>> shown = new ArrayList<>();
    for (int i = 0; i < Math.min(data.size(), rows * columns); i++) {
      shown.add(data.get(i));
    }
    List<Image> pictures = shown.stream().<Image>map(Example::input).toList();
    GridLayout layout =
        GridLayout.of(pictures, rows, columns, scale == 0 ? comfortable(pictures) : scale);
    Canvas canvas =
        canvas(layout, pictures.stream().anyMatch(picture -> picture.channels() > 2) ? 3 : 1);
    for (int i = 0; i < pictures.size(); i++) {
      layout.draw(canvas, i, pictures.get(i), caption(shown.get(i).target()));
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
    AtomicFile.write(file, PngEncoder.encode(image()));
  }

  private String caption(Object target) {
    if (target instanceof Integer number && number >= 0 && number < labels.size()) {
      return labels.get(number);
    }
    return String.valueOf(target);
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
