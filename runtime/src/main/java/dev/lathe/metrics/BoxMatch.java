package dev.lathe.metrics;

import dev.lathe.vision.Box;
import dev.lathe.vision.Detection;
import java.util.ArrayList;
import java.util.Arrays;
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
  private final double[] overlaps; // of one that was found

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
    this.overlaps = new double[regions.size()];
  }

  private static List<Box> ofLabel(int label, List<Box> boxes) {
    return boxes.stream().filter(box -> box.label() == label).toList();
  }

  /** Adds what was found and what was there to those of other pictures. Each one takes a region, so that those less sure have to take another. */
  void addTo(FoundObjects objects, double[] levels) {
    objects.addTruths(truth.size());
    boolean[][] taken = new boolean[levels.length][truth.size()];
    for (Detection each : found) {
      Arrays.setAll(overlaps, region -> overlap(each.box(), region));
      int marks = 0;
      for (int level = 0; level < levels.length; level++) {
        int region = take(Math.min(levels[level], ALMOST_ALL), taken[level]);
        marks |= region >= truth.size()
            ? FoundObjects.ignored(level)
            : region >= 0 ? FoundObjects.found(level) : 0;
      }
      objects.add(each.score(), marks);
    }
  }

  /** The region that one takes; -1 for none. */
  private int take(double least, boolean[] taken) {
    int region = isCoco ? bestOfFree(least, taken) : bestOfAll(least);
    if (region >= 0 && region < taken.length) {
      if (taken[region]) {
        return -1;
      }
      taken[region] = true;
    }
    return region;
  }

  private double overlap(Box box, int region) {
    return isCoco && region >= truth.size()
        ? BoxMetrics.covered(box, regions.get(region))
        : BoxMetrics.iou(box, regions.get(region));
  }

  /** The way of COCO: the best of those that are free, or else of those that do not count; -1 for none. */
  private int bestOfFree(double least, boolean[] taken) {
    int best = -1;
    double most = least;
    for (int region = 0; region < regions.size(); region++) {
      boolean counts = region < taken.length;
      boolean isFree = counts ? !taken[region] : best < 0 || best >= taken.length;
      if (isFree && (overlaps[region] >= most)) {
        best = region;
        most = overlaps[region];
      }
    }
    return best;
  }

  /** The way of VOC: the best of all, the first of equals, whether free or not; -1 for none. */
  private int bestOfAll(double least) {
    int best = -1;
    for (int region = 0; region < regions.size(); region++) {
      boolean isBetter = best < 0 || overlaps[region] > overlaps[best];
      if ((overlaps[region] >= least) && isBetter) {
        best = region;
      }
    }
    return best;
  }
}
