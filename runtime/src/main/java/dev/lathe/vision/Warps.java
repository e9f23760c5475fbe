package dev.lathe.vision;

import dev.lathe.data.Chance;
import dev.lathe.runtime.Message;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Pictures turned, sheared and tilted, with the boxes in them. Named and calculated as in torchvision's {@code transforms.v2}, to the samples that it gives for a picture of
 * Pillow's.
 *
 * <pre>{@code
 * Geometric tilted = new Warps(Interpolation.BILINEAR, 114).randomAffine(10, 0.1, 0.9, 1.1, 5);
 * Dataset<Image, List<Box>> data = Voc.load(folder).map(tilted.withBoxes());
 * }</pre>
 *
 * <p>Each pixel is a mixture of those around the place that it comes from, without regard to how much smaller the picture becomes. Opacity is a channel as others are. Of a
 * box, the upright rectangle around its moved corners is kept, cut off at the picture's edges.
 *
 * @param how what a pixel is made of; torchvision's default is {@code BILINEAR} for perspective, {@code NEAREST} for all others
 * @param fill sample of what comes from outside the picture, 0 to 255; torchvision's default is 0
 */
public record Warps(Interpolation how, int fill) {
  private static final int ATTEMPTS = 10;
  private static final double MOST_SCALED = 1e6;

  /** @throws IllegalArgumentException with code L212 for another fill */
  public Warps {
    require(fill >= 0 && fill <= 255, "a fill of 0 to 255", fill);
  }

  /**
   * Turned around its middle: {@code rotate}.
   *
   * @param angle in degrees, counter-clockwise
   * @param expand whether the picture grows so that all of it is in sight; otherwise it keeps its size
   * @throws IllegalArgumentException with code L212 for an angle that is not finite; the transform throws one with L201 for a picture that would grow beyond 2^31 samples
   */
  public Geometric rotate(double angle, boolean expand) {
    require(Double.isFinite(angle), "a finite angle", angle);
    return Geometric.of((width, height) -> rotated(width, height, angle, expand));
  }

  private Placement rotated(int width, int height, double angle, boolean expand) {
    Homography turn = Homography.rotation(width, height, angle);
    if (!expand) {
      return new Warp(turn, width, height, this);
    }
    int wide = extent(turn.at(0) * width, turn.at(1) * height, turn.at(2));
    int high = extent(turn.at(3) * width, turn.at(4) * height, turn.at(5));
    return new Warp(turn.moved(-(wide - width) / 2.0, -(high - height) / 2.0), wide, high, this);
  }

  /** From the lowest to the highest whole number around the four corners, along one axis. */
  private static int extent(double ofWidth, double ofHeight, double start) {
    double[] corners = {start, ofWidth + start, ofWidth + ofHeight + start, ofHeight + start};
    Arrays.sort(corners);
    return (int) (Math.ceil(corners[3]) - Math.floor(corners[0]));
  }

  /**
   * Turned by a random angle: {@code RandomRotation}, without {@code expand}. See {@link Chance}.
   *
   * @param degrees largest angle in either direction, at least 0
   */
  public Geometric randomRotation(double degrees) {
    requireDegrees(degrees);
    return Geometric.of((width, height) -> rotated(width, height, symmetric(degrees), false));
  }

  /**
   * Turned, moved, made larger and sheared, around its middle: {@code affine}.
   *
   * @param angle in degrees, clockwise
   * @param translateX to the right, in pixels
   * @param translateY down, in pixels
   * @param scale 1e-6 to 1e6; 2 is twice as wide and high
   * @param shearX along x, in degrees between -90 and 90, clockwise
   * @param shearY along y, likewise
   */
  public Geometric affine(
      double angle,
      double translateX,
      double translateY,
      double scale,
      double shearX,
      double shearY) {
    boolean finite = Double.isFinite(angle + translateX + translateY);
    require(
        finite, "a finite angle and translation", angle + ", " + translateX + ", " + translateY);
    requireScale(scale, scale);
    double most = Math.max(Math.abs(shearX), Math.abs(shearY));
    require(most < 90, "shears between -90 and 90 degrees", shearX + " and " + shearY);
    Homography.Motion motion =
        new Homography.Motion(angle, translateX, translateY, scale, shearX, shearY);
    return Geometric.of(
        (width, height) -> affine(width, height, motion, width * 0.5, height * 0.5));
  }

  Placement affine(int width, int height, Homography.Motion motion, double x, double y) {
    return new Warp(Homography.affine(motion, x, y), width, height, this);
  }

  /**
   * Turned, moved, made larger and sheared at random, around its middle: {@code RandomAffine}. See {@link Chance}.
   *
   * @param degrees largest angle in either direction, at least 0
   * @param translate largest shift, as a share of width and of height, 0 to 1
   * @param scaleMin smallest scale, at least 1e-6
   * @param scaleMax largest scale, at least {@code scaleMin}, at most 1e6; 1 and 1 keep the size
   * @param shear largest shear along x in either direction, in degrees, 0 to below 90
   */
  public Geometric randomAffine(
      double degrees, double translate, double scaleMin, double scaleMax, double shear) {
    requireDegrees(degrees);
    require(translate >= 0 && translate <= 1, "a translation of 0 to 1", translate);
    requireScale(scaleMin, scaleMax);
    require(shear >= 0 && shear < 90, "a shear of 0 to below 90 degrees", shear);
    return Geometric.of((width, height) -> {
      double angle = symmetric(degrees);
      double x = Math.rint(symmetric(translate * width));
      double y = Math.rint(symmetric(translate * height));
      double scale = scaleMin + (scaleMax - scaleMin) * Chance.uniform();
      Homography.Motion motion = new Homography.Motion(angle, x, y, scale, symmetric(shear), 0);
      return affine(width, height, motion, width * 0.5, height * 0.5);
    });
  }

  /**
   * Four places of a picture laid on four others: {@code perspective}.
   *
   * @param startPoints x and y of four places, in pixels: in torchvision, of the left-top, right-top, right-bottom and left-bottom corner, the last pixel being at {@code width - 1}
   * @param endPoints where they go
   * @throws IllegalArgumentException with code L212 for points that are not the corners of a convex quadrilateral, in order around it
   */
  public Geometric perspective(double[] startPoints, double[] endPoints) {
    Homography laid = laid(startPoints, endPoints);
    if (laid == null) {
      throw new IllegalArgumentException(Message.of(
          "L212",
          "x and y of the 4 corners of a convex quadrilateral, twice",
          Arrays.toString(startPoints) + " and " + Arrays.toString(endPoints),
          "give the corners in order: left-top, right-top, right-bottom, left-bottom"));
    }
    return Geometric.of((width, height) -> new Warp(laid, width, height, this));
  }

  private static @Nullable Homography laid(double[] starts, double[] ends) {
    boolean fit = starts.length == 8
        && ends.length == 8
        && Corners.areConvex(starts)
        && Corners.areConvex(ends);
    return fit ? Corners.laid(starts, ends) : null;
  }

  /**
   * Each corner moved inwards at random, with a probability: {@code RandomPerspective}. Corners that are on one line are drawn anew, ten times at most. See {@link Chance}.
   *
   * @param distortion how far, as a share of half the width and height, 0 to 1; torchvision's default is 0.5
   * @param probability 0 to 1; torchvision's default is 0.5
   */
  public Geometric randomPerspective(double distortion, double probability) {
    require(distortion >= 0 && distortion <= 1, "a distortion of 0 to 1", distortion);
    double p = Transforms.probability(probability);
    return Geometric.of((width, height) ->
        Chance.uniform() < p ? tilted(width, height, distortion) : Placements.SAME);
  }

  private Placement tilted(int width, int height, double distortion) {
    int right = width - 1;
    int bottom = height - 1;
    double[] corners = {0, 0, right, 0, right, bottom, 0, bottom};
    int wide = (int) (distortion * (width / 2)) + 1;
    int high = (int) (distortion * (height / 2)) + 1;
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      double[] moved = new double[corners.length];
      for (int i = 0; i < moved.length; i++) {
        int by = Chance.below(i % 2 == 0 ? wide : high);
        moved[i] = corners[i] == 0 ? by : corners[i] - by;
      }
      Homography laid = laid(corners, moved);
      if (laid != null) {
        return new Warp(laid, width, height, this);
      }
    }
    return Placements.SAME;
  }

  private static double symmetric(double most) {
    return most * (2 * Chance.uniform() - 1);
  }

  private static void requireDegrees(double degrees) {
    require(degrees >= 0 && Double.isFinite(degrees), "a finite angle of at least 0", degrees);
  }

  private static void requireScale(double least, double most) {
    boolean right = least >= 1 / MOST_SCALED && least <= most && most <= MOST_SCALED;
    String found = least == most ? String.valueOf(least) : least + " and " + most;
    require(right, "scales of 1e-6 to 1e6, the smaller first", found);
  }

  private static void require(boolean right, String expected, Object found) {
    if (!right) {
      throw new IllegalArgumentException(Message.of("L212", expected, String.valueOf(found), ""));
    }
  }
}
