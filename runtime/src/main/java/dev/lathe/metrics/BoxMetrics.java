package dev.lathe.metrics;

import dev.lathe.vision.Box;

/** How well one box covers another; labels do not matter. */
public final class BoxMetrics {
  private BoxMetrics() {}

  /** Intersection over union, 0 to 1; 0 where neither box has an area. {@code torchvision.ops.box_iou}. */
  public static double iou(Box one, Box other) {
    double shared = shared(one, other);
    return over(shared, area(one) + area(other) - shared);
  }

  /**
   * {@link #iou} less the share of the smallest box around both that neither covers, -1 to 1: below 0 the farther boxes lie apart. Source: H. Rezatofighi et al.,
   * "Generalized intersection over union", 2019; {@code torchvision.ops.generalized_box_iou}.
   */
  public static double generalizedIou(Box one, Box other) {
    double shared = shared(one, other);
    double union = area(one) + area(other) - shared;
    double around =
        between(Math.min(one.left(), other.left()), Math.max(one.right(), other.right()))
            * between(Math.min(one.top(), other.top()), Math.max(one.bottom(), other.bottom()));
    return over(shared, union) - over(around - union, around);
  }

  /** The share of a box that lies in a region. */
  static double covered(Box box, Box region) {
    return over(shared(box, region), area(box));
  }

  private static double shared(Box one, Box other) {
    return between(Math.max(one.left(), other.left()), Math.min(one.right(), other.right()))
        * between(Math.max(one.top(), other.top()), Math.min(one.bottom(), other.bottom()));
  }

  private static double area(Box box) {
    return between(box.left(), box.right()) * between(box.top(), box.bottom());
  }

  private static double between(double low, double high) {
    return Math.max(high - low, 0);
  }

  private static double over(double part, double all) {
    return all > 0 ? part / all : 0;
  }
}
