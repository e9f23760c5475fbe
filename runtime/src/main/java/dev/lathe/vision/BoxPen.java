package dev.lathe.vision;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Draws boxes over a picture, each in the colour of its class, with a name on a tab of that colour. */
final class BoxPen {
  private static final int BRIGHT = 150;

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

  /** Draws the boxes of a picture that lies at x, y and each of whose pixels is a square of {@code scale}. */
  static void draw(Canvas canvas, List<Box> boxes, List<String> names, int x, int y, int scale) {
    for (Box box : boxes) {
      int left = x + Math.round(box.left() * scale);
      int top = y + Math.round(box.top() * scale);
      int right = Math.max(left + 1, x + Math.round(box.right() * scale));
      int bottom = Math.max(top + 1, y + Math.round(box.bottom() * scale));
      int color = ClassColors.rgb(box.label());
      canvas.frame(left, top, right, bottom, 2, color);
      String name = ClassColors.name(box.label(), names);
      if (!name.isEmpty()) {
        tab(canvas, name, left, top, color);
      }
    }
  }

  /** Above the box where there is room, else in its corner. */
  private static void tab(Canvas canvas, String name, int left, int top, int color) {
    int height = DotFont.HEIGHT + 2;
    int from = top < height ? top : top - height;
    canvas.fill(left, from, left + name.length() * DotFont.ADVANCE + 3, from + height, color);
    canvas.text(name, left + 2, from + 1, 1, bright(color) ? 0 : 0xFFFFFF);
  }

  /** Whether black is easier to read on this colour than white, by its luminance in ITU-R BT.601. */
  private static boolean bright(int color) {
    return (color >> 16) * 299 + (color >> 8 & 0xFF) * 587 + (color & 0xFF) * 114 > BRIGHT * 1000;
  }
}
