package dev.lathe.vision;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.data.Batch;
import dev.lathe.data.DataLoader;
import dev.lathe.data.Dataset;
import dev.lathe.data.Example;
import dev.lathe.data.Thrown;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class MosaicTest {
  private static final int SIZE = 64;
  private static final int GRAY = 114;

  /** Picture i is of one sample, 10 i, with a box around all of it that says so. */
  private static Dataset<Image, List<Box>> plain(int count, int width, int height) {
    List<Example<Image, List<Box>>> examples = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      byte[] pixels = new byte[width * height];
      Arrays.fill(pixels, (byte) (10 * i));
      examples.add(new Example<>(
          Image.of(width, height, 1, pixels), List.of(new Box(i, 0, 0, width, height))));
    }
    return Dataset.of(examples);
  }

  private static List<Example<Image, List<Box>>> read(Dataset<Image, List<Box>> data, int epoch) {
    List<Example<Image, List<Box>>> examples = new ArrayList<>();
    for (var batches = DataLoader.of(data).iterator(epoch); batches.hasNext(); ) {
      Batch<Image, List<Box>> batch = batches.next();
      examples.add(new Example<>(batch.input(0), batch.target(0)));
    }
    return examples;
  }

  @Test
  void boxesAreWhereTheirPicturesAre() {
    for (int[] side : new int[][] {{20, 20}, {30, 10}, {10, 50}, {200, 100}}) {
      Dataset<Image, List<Box>> mosaics = Mosaic.of(plain(11, side[0], side[1]), SIZE);
      assertEquals(11, mosaics.size());
      for (Example<Image, List<Box>> mosaic : read(mosaics, 3)) {
        assertEquals("image of 64 x 64, channels 1", mosaic.input().toString());
        assertEquals(SIZE * SIZE, covered(mosaic), "what is in no box is grey");
      }
    }
  }

  /** Pixels that are as the box around them says, or grey where there is none. */
  private static int covered(Example<Image, List<Box>> mosaic) {
    int right = 0;
    for (int i = 0; i < SIZE * SIZE; i++) {
      float x = i % SIZE + 0.5f;
      float y = i / SIZE + 0.5f;
      int expected = mosaic.target().stream()
          .filter(box -> x > box.left() && x < box.right() && y > box.top() && y < box.bottom())
          .mapToInt(box -> 10 * box.label())
          .findFirst()
          .orElse(GRAY);
      right += mosaic.input().sample(i % SIZE, i / SIZE, 0) == expected ? 1 : 0;
    }
    return right;
  }

  @Test
  void squarePicturesFillTheMosaicAroundThePoint() {
    for (Example<Image, List<Box>> mosaic : read(Mosaic.of(plain(20, 32, 32), SIZE), 0)) {
      List<Box> boxes = mosaic.target();
      assertEquals(4, boxes.size());
      float x = boxes.get(0).right();
      float y = boxes.get(0).bottom();
      assertTrue(x >= 1 && x <= SIZE - 1 && y >= 1 && y <= SIZE - 1);
      assertEquals(new Box(boxes.get(3).label(), x, y, SIZE, SIZE), boxes.get(3));
    }
  }

  @Test
  void eachHoldsItsOwnPicture() {
    List<Example<Image, List<Box>>> mosaics = read(Mosaic.of(plain(25, 8, 8), SIZE), 0);
    for (int i = 0; i < 25; i++) {
      int own = i;
      assertTrue(mosaics.get(i).target().stream().anyMatch(box -> box.label() == own));
    }
  }

  @Test
  void oneSeedAndEpochGiveOneMosaic() {
    Dataset<Image, List<Box>> mosaics = Mosaic.of(plain(7, 9, 5), SIZE);
    assertEquals(read(mosaics, 2), read(mosaics, 2));
    assertNotEquals(read(mosaics, 2), read(mosaics, 3));
  }

  @Test
  void greyBesideColoursBecomesRgb() {
    Dataset<Image, List<Box>> mixed = plain(1, 8, 8)
        .concat(
            Dataset.of(List.of(new Example<>(Image.of(2, 2, 3, new byte[12]), List.<Box>of()))));
    Set<Integer> channels = new HashSet<>();
    for (int epoch = 0; epoch < 5; epoch++) {
      read(Mosaic.of(mixed, SIZE), epoch)
          .forEach(mosaic -> channels.add(mosaic.input().channels()));
    }
    assertTrue(channels.contains(3), channels.toString());
  }

  @Test
  void refusals() {
    Class<IllegalArgumentException> refused = IllegalArgumentException.class;
    Thrown.by(refused, () -> Mosaic.of(plain(1, 2, 2), 1), "L212", "2 to 8192", "1");
    Thrown.by(refused, () -> Mosaic.of(plain(1, 2, 2), 8193), "L212", "8193");
    assertThrows(
        IndexOutOfBoundsException.class, () -> Mosaic.of(plain(2, 2, 2), SIZE).get(2));
  }
}
