package dev.lathe.vision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.data.DataLoader;
import dev.lathe.data.Dataset;
import dev.lathe.data.Example;
import dev.lathe.data.Thrown;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Boxes stay around what is in them when pictures are turned and tilted. Samples are compared with Pillow's in the conformance tests. */
class WarpsTest {
  private static final Warps NEAREST = new Warps(Interpolation.NEAREST, 0);
  private static final Class<IllegalArgumentException> REFUSED = IllegalArgumentException.class;

  private static final Example<Image, List<Box>> MARKED =
      GeometricTest.marked(60, 40, new Box(3, 20, 12, 34, 26));

  private static Dataset<Image, List<Box>> copies(int count, Geometric transform) {
    return Dataset.of(Collections.nCopies(count, MARKED)).map(transform.withBoxes());
  }

  /** Nearest samples may lie half a pixel beside the line. */
  private static void requireNear(Box expected, Box found, String what) {
    double most = Math.max(
        Math.max(Math.abs(expected.left() - found.left()), Math.abs(expected.top() - found.top())),
        Math.max(
            Math.abs(expected.right() - found.right()),
            Math.abs(expected.bottom() - found.bottom())));
    assertTrue(most <= 1.5, () -> what + ": " + expected + " and " + found);
  }

  @Test
  void boxesStayAroundWhatIsInThem() {
    for (Geometric transform : List.of(
        NEAREST.rotate(30, false),
        NEAREST.rotate(-75, true),
        NEAREST.rotate(90, true),
        NEAREST.affine(20, 5, -3, 1.3, 10, -5),
        NEAREST.perspective(
            new double[] {0, 0, 59, 0, 59, 39, 0, 39}, new double[] {5, 9, 50, 0, 58, 30, 2, 39}),
        NEAREST.randomRotation(180),
        NEAREST.randomAffine(45, 0.1, 0.7, 1.3, 20),
        NEAREST.randomPerspective(0.6, 1))) {
      DataLoader.of(copies(20, transform)).iterator(1).forEachRemaining(batch -> {
        Box white = GeometricTest.white(batch.input(0));
        requireNear(white, batch.target(0).get(0), batch.input(0).toString());
      });
    }
  }

  @Test
  void expandedPicturesHoldAllOfTheirPixels() {
    Image turned = NEAREST.rotate(90, true).apply(MARKED.input());
    assertEquals("image of 40 x 60, channels 1", turned.toString());
    assertEquals(MARKED.input(), NEAREST.rotate(270, true).apply(turned), "there and back again");
    Image slanted = NEAREST.rotate(45, true).apply(MARKED.input());
    assertEquals("image of 72 x 72, channels 1", slanted.toString());
  }

  @Test
  void whatComesFromOutsideIsFilled() {
    Image moved =
        new Warps(Interpolation.BICUBIC, 114).affine(0, 30, 0, 1, 0, 0).apply(MARKED.input());
    assertEquals(114, moved.sample(29, 20, 0));
    assertEquals(255, moved.sample(55, 20, 0));
  }

  @Test
  void boxesOutOfSightAreLeftOut() {
    assertEquals(
        List.of(), NEAREST.affine(0, 50, 0, 1, 0, 0).withBoxes().apply(MARKED).target());
  }

  /** The line at which the picture goes to infinity cuts the box in two: what is left is the side in sight. */
  @Test
  void boxesEndAtTheHorizon() {
    double[] starts = {0, 20, 59, 20, 59, 39, 0, 39};
    double[] ends = {29, 10, 31, 10, 59, 39, 0, 39};
    Example<Image, List<Box>> example =
        new Example<>(MARKED.input(), List.of(new Box(1, 0, 0, 60, 40)));
    Box box =
        NEAREST.perspective(starts, ends).withBoxes().apply(example).target().get(0);
    assertEquals(0, box.left());
    assertEquals(60, box.right());
    assertEquals(40, box.bottom(), 1e-3);
    assertTrue(box.top() > 0 && box.top() < 10, box.toString());
  }

  @Test
  void drawsDifferFromExampleToExampleAndAreRepeated() {
    for (Geometric transform : List.of(
        Transforms.randomRotation(90),
        Transforms.randomAffine(30, 0.2, 0.8, 1.2, 10),
        Transforms.randomPerspective(0.5, 1))) {
      Dataset<Image, List<Box>> data = copies(6, transform);
      Set<Image> seen = new HashSet<>();
      DataLoader.of(data).iterator(0).forEachRemaining(batch -> seen.add(batch.input(0)));
      assertEquals(6, seen.size());
      DataLoader.of(data).iterator(0).forEachRemaining(batch -> seen.add(batch.input(0)));
      assertEquals(6, seen.size());
    }
  }

  @Test
  void probabilityZeroLeavesThePicture() {
    assertSame(MARKED.input(), Transforms.randomPerspective(1, 0).apply(MARKED.input()));
    Image line = Image.of(9, 1, 1, new byte[9]);
    assertSame(line, Transforms.randomPerspective(1, 1).apply(line), "four corners on a line");
    assertEquals(MARKED.input(), Transforms.randomRotation(0).apply(MARKED.input()));
  }

  @Test
  void numbersOutOfRangeAreRefused() {
    Thrown.by(REFUSED, () -> new Warps(Interpolation.NEAREST, 256), "L212", "256");
    Thrown.by(REFUSED, () -> NEAREST.rotate(Double.NaN, false), "L212", "NaN");
    Thrown.by(REFUSED, () -> NEAREST.randomRotation(-1), "L212", "-1");
    Thrown.by(REFUSED, () -> NEAREST.affine(0, Double.NaN, 0, 1, 0, 0), "L212", "NaN");
    Thrown.by(REFUSED, () -> NEAREST.affine(0, 0, 0, 0, 0, 0), "L212", "scale", "0.0");
    Thrown.by(REFUSED, () -> NEAREST.affine(0, 0, 0, 1, 90, 0), "L212", "90.0 and 0.0");
    Thrown.by(REFUSED, () -> NEAREST.randomAffine(9, 2, 1, 1, 0), "L212", "2.0");
    Thrown.by(REFUSED, () -> NEAREST.randomAffine(9, 0, 2, 1, 0), "L212", "2.0 and 1.0");
    Thrown.by(REFUSED, () -> NEAREST.randomAffine(9, 0, 1, 1, 90), "L212", "shear");
    Thrown.by(REFUSED, () -> NEAREST.randomPerspective(1.1, 0.5), "L212", "1.1");
    Thrown.by(REFUSED, () -> NEAREST.randomPerspective(1, 1.5), "L212", "1.5");
  }

  @Test
  void cornersThatCannotBeLaidAreRefused() {
    double[] corners = {0, 0, 9, 0, 9, 9, 0, 9};
    double[] crossed = {0, 0, 9, 9, 9, 0, 0, 9};
    double[] inLine = {0, 0, 5, 0, 9, 0, 0, 9};
    Thrown.by(REFUSED, () -> NEAREST.perspective(corners, crossed), "L212", "convex");
    Thrown.by(REFUSED, () -> NEAREST.perspective(inLine, corners), "L212", "[0.0, 0.0, 5.0");
    Thrown.by(REFUSED, () -> NEAREST.perspective(corners, new double[6]), "L212", "4 corners");
    corners[3] = Double.NaN;
    Thrown.by(REFUSED, () -> NEAREST.perspective(corners, corners), "L212", "NaN");
  }

  @Test
  void picturesThatWouldGrowBeyondAnArrayAreRefused() {
    Image line = Image.of(90_000, 1, 1, new byte[90_000]);
    Thrown.by(REFUSED, () -> NEAREST.rotate(45, true).apply(line), "L201", "make it smaller");
  }
}
