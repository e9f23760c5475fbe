package dev.lathe.metrics;

import dev.lathe.vision.Box;
import dev.lathe.vision.Detection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What was found in one picture of one class, the surest first, beside what was there. */
final class BoxMatch {
  /** pycocotools takes no more than this as the least overlap. */
  private static final double ALMOST_ALL = 1 - 1e-10;

  private final boolean isCoco;
  private final List<Detection> found;
  private final List<Box> truth;
  private final List<Box> regions; // truth, then what does not count
  private final double[] overlaps; // [found, regions]
  private final int[] marks;

  BoxMatch(
      boolean isCoco,
      int label,
      int most,
      List<Detection> all,
      List<Box> truths,
      List<Box> ignored) {
    this.isCoco = isCoco;
    this.found = all.stream()
        .filter(each -> each.box().label() == label)
        .sorted(Comparator.comparingDouble(each -> 0.0 - each.score()))
        .limit(most)
        .toList();
    this.truth = ofLabel(label, truths);
    this.regions = new ArrayList<>(truth);
    regions.addAll(ofLabel(label, ignored));
    this.overlaps = new double[Math.multiplyExact(found.size(), regions.size())];
    this.marks = new int[found.size()];
  }

  private static List<Box> ofLabel(int label, List<Box> boxes) {
    return boxes.stream().filter(box -> box.label() == label).toList();
  }

  /** Adds what was found and what was there to those of other pictures. */
  void addTo(FoundObjects objects, double[] levels) {
    objects.addTruths(truth.size());
    for (int at = 0; at < overlaps.length; at++) {
      overlaps[at] = overlap(found.get(at / regions.size()).box(), at % regions.size());
    }
    for (int level = 0; level < levels.length; level++) {
      mark(level, Math.min(levels[level], ALMOST_ALL));
    }
    for (int each = 0; each < marks.length; each++) {
      objects.add(found.get(each).score(), marks[each]);
    }
  }

  private double overlap(Box box, int region) {
    return isCoco && region >= truth.size()
        ? BoxMetrics.covered(box, regions.get(region))
        : BoxMetrics.iou(box, regions.get(region));
  }

  /** Each one takes a region, so that those less sure have to take another. */
  private void mark(int level, double least) {
    boolean[] taken = new boolean[truth.size()];
    for (int each = 0; each < marks.length; each++) {
      int region = isCoco ? bestOfFree(each, least, taken) : bestOfAll(each, least);
      if (region >= truth.size()) {
        marks[each] |= FoundObjects.ignored(level);
      } else if (region >= 0 && !taken[region]) {
        taken[region] = true;
        marks[each] |= FoundObjects.found(level);
      }
    }
  }

  /** The way of COCO: the best of those that are free, or else of those that do not count; -1 for none. */
  private int bestOfFree(int each, double least, boolean[] taken) {
    int best = -1;
    double most = least;
    for (int region = 0; region < regions.size(); region++) {
      boolean counts = region < taken.length;
      double overlap = overlaps[each * regions.size() + region];
      boolean isFree = counts ? !taken[region] : best < 0 || best >= taken.length;
      if (isFree && (overlap >= most)) {
        best = region;
        most = overlap;
      }
    }
    return best;
  }

  /** The way of VOC: the best of all, the first of equals, whether free or not; -1 for none. */
  private int bestOfAll(int each, double least) {
    int best = -1;
    for (int region = 0; region < regions.size(); region++) {
      double overlap = overlaps[each * regions.size() + region];
      boolean isBetter = best < 0 || overlap > overlaps[each * regions.size() + best];
      if ((overlap >= least) && isBetter) {
        best = region;
      }
    }
    return best;
  }
}
