package dev.lathe.vision;

import dev.lathe.runtime.Message;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Draws boxes over a picture, each with a name on a tab of its colour. */
final class BoxPen {
  private static final int BRIGHT = 150;
  private static final int THICK = 2;
  private static final int TAB = DotFont.HEIGHT + 2;
  private static final float FAR = 1 << 28;

  private BoxPen() {}

  /** The boxes that a target is, or null where it is something else. */
  static @Nullable List<Box> boxes(Object target) {
    if (target instanceof List<?> list && list.stream().allMatch(Box.class::isInstance)) {
      return list.stream().map(Box.class::cast).toList();
    }
    return null;
  }

  /** How many there are of each class: {@code 12 RBC, 1 WBC}. */
  static String counted(List<Box> boxes, List<String> names) {
    Map<Integer, Long> counts = boxes.stream()
        .collect(Collectors.groupingBy(Box::label, TreeMap::new, Collectors.counting()));
    return counts.entrySet().stream()
        .map(entry -> entry.getValue() + " " + ClassColors.name(entry.getKey(), names))
        .collect(Collectors.joining(", "));
  }

  /**
   * A box that is to be drawn.
   *
   * @param text on its tab; may be empty
   * @param below whether the tab is below it, else above; where there is no room, inside
   */
  record Mark(Box box, String text, int color, boolean below) {}

  /** Boxes in one colour. */
  static List<Mark> marks(List<Box> boxes, List<String> names, int color) {
    return boxes.stream()
        .map(box -> new Mark(box, ClassColors.name(box.label(), names), color, false))
        .toList();
  }

  /** Boxes in the colours of their classes. */
  static List<Mark> marks(List<Box> boxes, List<String> names) {
    return boxes.stream()
        .map(box -> new Mark(
            box, ClassColors.name(box.label(), names), ClassColors.rgb(box.label()), false))
        .toList();
  }

  /** What a network found, with scores where there are some: tabs below, so that those of the true boxes can be read. */
  static List<Mark> found(List<?> found, List<String> names, int color) {
    return found.stream().map(each -> found(each, names, color)).toList();
  }

  private static Mark found(Object found, List<String> names, int color) {
    Box box = box(found);
    String name = ClassColors.name(box.label(), names);
    String score = found instanceof Detection detection
        ? String.format(Locale.ROOT, "%.2f", detection.score())
        : "";
    return new Mark(box, (name + " " + score).strip(), color, true);
  }

  private static Box box(Object found) {
    if (found instanceof Detection detection) {
      return detection.box();
    }
    if (found instanceof Box box) {
      return box;
    }
    throw new IllegalArgumentException(Message.of(
        "L212",
        "Box or Detection in the lists that predictions give of pictures with boxes",
        found.getClass().getSimpleName(),
        "give List.of(new Detection(new Box(label, left, top, right, bottom), score))"));
  }

  /** Draws on a picture that lies at x, y and ends at {@code end}, and each of whose pixels is a square of {@code scale}. */
  static void draw(Canvas canvas, List<Mark> marks, int x, int y, int scale, int end) {
    for (Mark mark : marks) {
      Box box = mark.box();
      int left = place(x, box.left(), scale);
      int top = place(y, box.top(), scale);
      int right = Math.max(left + 1, place(x, box.right(), scale));
      int bottom = Math.max(top + 1, place(y, box.bottom(), scale));
      canvas.frame(left, top, right, bottom, THICK, mark.color());
      if (!mark.text().isEmpty()) {
        int above = top < TAB ? top : top - TAB;
        tab(canvas, mark, left, mark.below() ? Math.min(bottom, end - TAB) : above);
      }
    }
  }

  /** Far outside, all places are alike. */
  private static int place(int start, float at, int scale) {
    return start + Math.round(Math.max(-FAR, Math.min(FAR, at * scale)));
  }

  private static void tab(Canvas canvas, Mark mark, int left, int top) {
    int width = mark.text().length() * DotFont.ADVANCE + 3;
    canvas.fill(left, top, left + width, top + TAB, mark.color());
    canvas.text(mark.text(), left + 2, top + 1, 1, bright(mark.color()) ? 0 : 0xFFFFFF);
  }

  /** Whether black is easier to read on this colour than white, by its luminance in ITU-R BT.601. */
  private static boolean bright(int color) {
    return (color >> 16) * 299 + (color >> 8 & 0xFF) * 587 + (color & 0xFF) * 114 > BRIGHT * 1000;
  }
}
