package dev.lathe.report;

import dev.lathe.data.ClassCounts;
import dev.lathe.data.Example;
import dev.lathe.vision.Box;
import dev.lathe.vision.Image;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Targets that are lists of boxes. */
final class BoxSurvey implements Survey {
  private static final int MOST_CLASSES = 1024;
  private static final int SHOWN = 24;

  private final ClassCounts counts;
  private final Map<Integer, Sizes> sizes = new HashMap<>();
  private final Spread perPicture = new Spread();
  private long pictures;
  private long empty;
  private long outside;
  private long flat;

  /** Widths and heights of the boxes of one class. */
  private record Sizes(Moments width, Moments height) {}

  BoxSurvey(List<String> names) {
    counts = new ClassCounts(names);
  }

  @Override
  public void add(Example<?, ?> example) {
    List<?> boxes = (List<?>) example.target();
    pictures++;
    empty += boxes.isEmpty() ? 1 : 0;
    perPicture.add(boxes.size());
    for (Object each : boxes) {
      Box box = (Box) each;
      counts.add(box.label());
      flat += box.area() == 0 ? 1 : 0;
      outside += example.input() instanceof Image image && isOutside(box, image) ? 1 : 0;
      Sizes size = sizes(box.label());
      if (size != null) {
        size.width.add(box.width());
        size.height.add(box.height());
      }
    }
  }

  private @Nullable Sizes sizes(int label) {
    if (!sizes.containsKey(label) && sizes.size() < MOST_CLASSES) {
      sizes.put(label, new Sizes(new Moments(), new Moments()));
    }
    return sizes.get(label);
  }

  private static boolean isOutside(Box box, Image image) {
    return box.left() < 0
        || box.top() < 0
        || box.right() > image.width()
        || box.bottom() > image.height();
  }

  /** What may be wrong with the boxes. */
  private String remarks() {
    if (empty + outside + flat == 0) {
      return "Every picture has a box, and every box has an area and lies within its picture.";
    }
    return Html.count(empty, "picture has", "pictures have") + " no box; "
        + Html.count(flat, "box has", "boxes have") + " no area; "
        + Html.count(outside, "box reaches", "boxes reach") + " beyond the edge.";
  }

  @Override
  public void facts(Html page) {
    page.fact("classes", Html.count(counts.classes()));
    page.fact("boxes", Html.count(counts.total()));
    page.fact("boxes a picture", Html.number((double) counts.total() / Math.max(1, pictures)));
  }

  @Override
  public void write(Html page) {
    page.section("Boxes");
    page.element("p", remarks());
    Bars.write(page, counts, true);
    page.raw("<div class=\"charts\">");
    perPicture.chart(page, "Boxes a picture", Html::count);
    page.raw("</div>\n");
    page.element("h3", "Size of the boxes, in pixels");
    writeSizes(page);
    page.endSection();
  }

  private void writeSizes(Html page) {
    page.table("class", "width, mean", "from", "to", "height, mean", "from", "to");
    for (ClassCounts.Count count : counts.largest(SHOWN)) {
      Sizes size = sizes.get(count.label());
      if (size != null) {
        Moments width = size.width;
        Moments height = size.height;
        page.row(
            Html.cut(count.name(), 80),
            Html.number(width.mean()),
            Html.number(width.least()),
            Html.number(width.most()),
            Html.number(height.mean()),
            Html.number(height.least()),
            Html.number(height.most()));
      }
    }
    page.endTable();
  }
}
