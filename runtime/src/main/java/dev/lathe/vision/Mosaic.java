package dev.lathe.vision;

import dev.lathe.data.Chance;
import dev.lathe.data.Dataset;
import dev.lathe.data.Example;
import dev.lathe.runtime.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Each picture with three others, drawn at random, in the quarters around a point that chance puts: the mosaic of YOLOv4 (A. Bochkovskiy and others, 2020), cut as YOLOv5 cuts
 * it where it does not warp. The four are resized in proportion, bilinear, so that their longer side is as long as the result's, and have a corner at the point; grey (114)
 * stands beside those that are narrower or lower. Boxes go with them.
 *
 * <pre>{@code
 * Dataset<Image, List<Box>> train = Mosaic.of(Voc.load(folder), 416);
 * }</pre>
 *
 * <p>There are as many mosaics as pictures; mosaic i holds picture i. What is drawn depends on the loader's seed, the epoch and i: see {@link Chance}. Where pictures differ in
 * their channels, all become RGB.
 */
public final class Mosaic implements Dataset<Image, List<Box>> {
  private static final int QUARTERS = 4;
  private static final int GRAY = 114;
  private static final int MOST = 8192;

  private final Dataset<Image, List<Box>> source;
  private final int size;

  private Mosaic(Dataset<Image, List<Box>> source, int size) {
    this.source = source;
    this.size = size;
  }

  /**
   * Mosaics of a data set's pictures.
   *
   * @param size width and height of each, 2 to 8192
   * @throws IllegalArgumentException with code L212 for another size
   */
  public static Mosaic of(Dataset<Image, List<Box>> source, int size) {
    if (size < 2 || size > MOST) {
      throw new IllegalArgumentException(Message.of(
          "L212", "a size of 2 to " + MOST, String.valueOf(size), "416 and 640 are common"));
    }
    return new Mosaic(Objects.requireNonNull(source, "source"), size);
  }

  @Override
  public int size() {
    return source.size();
  }

  @Override
  public Example<Image, List<Box>> get(int index) {
    Objects.checkIndex(index, size());
    int x = 1 + Chance.below(size - 1);
    int y = 1 + Chance.below(size - 1);
    int own = Chance.below(QUARTERS);
    List<Example<Image, List<Box>>> examples = new ArrayList<>();
    for (int quarter = 0; quarter < QUARTERS; quarter++) {
      examples.add(source.get(quarter == own ? index : Chance.below(size())));
    }
    return joined(alike(examples), x, y);
  }

  private static List<Example<Image, List<Box>>> alike(List<Example<Image, List<Box>>> examples) {
    long kinds = examples.stream()
        .mapToInt(example -> example.input().channels())
        .distinct()
        .count();
    return kinds == 1
        ? examples
        : examples.stream()
            .map(example -> new Example<>(example.input().toRgb(), example.target()))
            .toList();
  }

  private Example<Image, List<Box>> joined(List<Example<Image, List<Box>>> examples, int x, int y) {
    int channels = examples.get(0).input().channels();
    byte[] pixels = new byte[size * size * channels];
    List<Box> boxes = new ArrayList<>();
    for (int quarter = 0; quarter < QUARTERS; quarter++) {
      Example<Image, List<Box>> example = examples.get(quarter);
      boolean isRight = quarter % 2 == 1;
      boolean isBelow = quarter / 2 == 1;
      Placement placement = placement(example.input(), x, y, isRight, isBelow);
      int left = isRight ? x : 0;
      int top = isBelow ? y : 0;
      copy(placement.image(example.input()), pixels, left, top);
      for (Box box : placement.boxes(example.target())) {
        boxes.add(new Box(
            box.label(),
            box.left() + left,
            box.top() + top,
            box.right() + left,
            box.bottom() + top));
      }
    }
    return new Example<>(Image.wrap(size, size, channels, pixels), List.copyOf(boxes));
  }

  /** Resized and cut to its quarter, with a corner of the picture at the point. */
  private Placement placement(Image image, int x, int y, boolean isRight, boolean isBelow) {
    Placements.Scale scale = Crops.within(image.width(), image.height(), size);
    int left = isRight ? 0 : scale.width() - x;
    int top = isBelow ? 0 : scale.height() - y;
    int width = isRight ? size - x : x;
    int height = isBelow ? size - y : y;
    return scale.then(new Placements.Cut(left, top, width, height, GRAY));
  }

  private void copy(Image image, byte[] pixels, int left, int top) {
    int row = image.width() * image.channels();
    for (int y = 0; y < image.height(); y++) {
      int to = ((top + y) * size + left) * image.channels();
      System.arraycopy(image.shared(), y * row, pixels, to, row);
    }
  }
}
