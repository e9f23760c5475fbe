package dev.lathe.vision;

import java.util.ArrayList;
import java.util.List;

/** Writes a shape by hand: moves its points a little, bends them into a picture and draws the line through them. */
final class DigitWriter {
  /** Deviation of a point, in heights of the digit. */
  private static final double WOBBLE = 0.045;
  /** Deviation of the pen's thickness along a stroke. */
  private static final double PRESSURE = 0.12;
  /** Straight pieces from one point to the next. */
  private static final int PIECES = 6;

  private final Hand hand;
  private final Pen pen;
  private final Draws draws;

  private DigitWriter(Draws draws) {
    this.draws = draws;
    this.hand = Hand.of(draws);
    this.pen = new Pen(draws.between(0.75, 1.3));
  }

  static Image write(DigitShape shape, Draws draws) {
    DigitWriter writer = new DigitWriter(draws);
    for (double[] stroke : shape.strokes()) {
      writer.draw(writer.placed(stroke));
    }
    return writer.pen.image(draws);
  }

  private List<PenPoint> placed(double[] stroke) {
    List<PenPoint> points = new ArrayList<>();
    for (int i = 0; i < stroke.length / 2; i++) {
      points.add(
          isCorner(stroke, i) ? points.get(i - 1) : placed(stroke[2 * i], stroke[2 * i + 1]));
    }
    return points;
  }

  private PenPoint placed(double shapeX, double shapeY) {
    double x = shapeX + draws.normal(WOBBLE);
    double y = shapeY + draws.normal(WOBBLE);
    return new PenPoint(
        hand.x(x, y), hand.y(x, y), hand.thickness() * (1 + draws.normal(PRESSURE)));
  }

  private void draw(List<PenPoint> points) {
    PenPoint from = points.get(0);
    for (int i = 0; i + 1 < points.size(); i++) {
      for (int piece = 1; piece <= PIECES; piece++) {
        PenPoint to = PenPoint.between(points, i, piece / (double) PIECES);
        pen.line(from, to);
        from = to;
      }
    }
  }

  /** Whether the shape has the point before once more: one point, moved once. */
  private static boolean isCorner(double[] stroke, int point) {
    return point > 0
        && stroke[2 * point] == stroke[2 * point - 2]
        && stroke[2 * point + 1] == stroke[2 * point - 1];
  }
}
