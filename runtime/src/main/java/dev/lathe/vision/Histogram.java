package dev.lathe.vision;

import dev.lathe.data.ClassCounts;
import dev.lathe.data.Dataset;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A picture of how often each class comes: a bar for each, with its name and count.
 *
 * <pre>{@code
 * Histogram.of(train, List.of("t-shirt", "trouser", ...)).writePng(Path.of("classes.png"));
 * }</pre>
 *
 * <p>Of more than 24 classes the 23 most frequent ones are shown and the others together. Immutable.
 */
public final class Histogram {
  private static final int SHOWN = 24;
  private static final int LONGEST_NAME = 24;
  private static final int BAR = 400;
  private static final int BAR_HEIGHT = 20;
  private static final int GAP = 8;
  private static final int TEXT = 2;
  private static final int COLOR = 0x3B6FD4;
  private static final int REST = 0x9AA4AF;

  private final List<ClassCounts.Count> counts;

  private Histogram(List<ClassCounts.Count> counts) {
    this.counts = counts;
  }

  /**
   * Counts the targets of a whole data set; of lists of {@link Box}es, each box.
   *
   * @param names of the classes: that of target 3 is {@code names.get(3)}; may be empty
   */
  public static Histogram of(Dataset<?, ?> data, List<String> names) {
    ClassCounts counts = new ClassCounts(names);
    for (int i = 0; i < data.size(); i++) {
      Object target = data.get(i).target();
      List<Box> boxes = BoxPen.boxes(target);
      if (boxes == null) {
        counts.add(target);
      } else {
        boxes.forEach(box -> counts.add(box.label()));
      }
    }
    return of(counts);
  }

  /** Of what was counted so far. */
  public static Histogram of(ClassCounts counts) {
    return new Histogram(counts.largest(SHOWN));
  }

  /** The picture, in red, green and blue. */
  public Image image() {
    long most = counts.stream().mapToLong(ClassCounts.Count::count).max().orElse(0);
    int letters = counts.stream()
        .mapToInt(count -> Math.min(LONGEST_NAME, count.name().length()))
        .max()
        .orElse(0);
    int bars = 2 * GAP + letters * DotFont.ADVANCE * TEXT;
    int numbers = (String.valueOf(most).length() + 1) * DotFont.ADVANCE * TEXT;
    Canvas canvas =
        new Canvas(bars + BAR + numbers + GAP, GAP + counts.size() * (BAR_HEIGHT + GAP), 3);
    for (int i = 0; i < counts.size(); i++) {
      draw(canvas, counts.get(i), bars, GAP + i * (BAR_HEIGHT + GAP), most);
    }
    return canvas.image();
  }

  /**
   * Writes the picture as a PNG file. Missing folders are made; an older file is replaced only when the new one is complete.
   *
   * @throws IOException with code L207 when the path is a folder, or as the file system says
   */
  public void writePng(Path file) throws IOException {
    image().writePng(file);
  }

  /** The name ends where the bar begins, the count begins where it ends. */
  private static void draw(Canvas canvas, ClassCounts.Count count, int bars, int top, long most) {
    String name = DotFont.cut(count.name(), LONGEST_NAME);
    int text = top + (BAR_HEIGHT - (DotFont.HEIGHT - 1) * TEXT) / 2;
    int length = (int) Math.ceil((double) BAR * count.count() / Math.max(1, most));
    canvas.text(name, bars - GAP - name.length() * DotFont.ADVANCE * TEXT, text, TEXT);
    canvas.fill(bars, top, bars + length, top + BAR_HEIGHT, count.label() < 0 ? REST : COLOR);
    canvas.text(String.valueOf(count.count()), bars + length + GAP, text, TEXT);
  }
}
