package dev.lathe.vision;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.data.Batch;
import dev.lathe.data.DataLoader;
import dev.lathe.data.Dataset;
import dev.lathe.data.Example;
import dev.lathe.data.Thrown;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class SyntheticDigitsTest {

  @Test
  void hasTheSizesOfMnist() {
    assertEquals(60_000, SyntheticDigits.train().size());
    assertEquals(10_000, SyntheticDigits.test().size());
    Example<Image, Integer> last = SyntheticDigits.train().get(59_999);
    assertEquals(28, last.input().width());
    assertEquals(28, last.input().height());
    assertEquals(1, last.input().channels());
    assertThrows(IndexOutOfBoundsException.class, () -> SyntheticDigits.test().get(10_000));
  }

  /** The bits on every JDK and machine, from release to release: the first thousand pictures and labels. */
  @Test
  void drawsTheSameBitsEverywhere() {
    assertEquals("9b8201a1", Long.toHexString(checksum(SyntheticDigits.train(), 1000)));
  }

  @Test
  void aPictureIsAFunctionOfSeedAndIndex() {
    Dataset<Image, Integer> digits = SyntheticDigits.of(1, 100);
    assertEquals(digits.get(42), digits.get(42));
    assertEquals(SyntheticDigits.of(1, 1000).get(42), digits.get(42));
    assertNotEquals(SyntheticDigits.of(2, 100).get(42).input(), digits.get(42).input());
  }

  @Test
  void workersDrawTheSamePictures() {
    DataLoader<Image, Integer> alone =
        DataLoader.of(SyntheticDigits.of(3, 256)).batchSize(16).shuffle(1L);
    Iterator<Batch<Image, Integer>> helped = alone.workers(8).iterator();
    for (Batch<Image, Integer> batch : alone) {
      Batch<Image, Integer> other = helped.next();
      assertEquals(batch.inputs(), other.inputs());
      assertEquals(batch.targets(), other.targets());
    }
  }

  @Test
  void everyTenHoldEachDigitOnce() {
    Dataset<Image, Integer> digits = SyntheticDigits.train();
    Set<String> orders = new HashSet<>();
    for (int block = 0; block < 20; block++) {
      Set<Integer> labels = new HashSet<>();
      StringBuilder order = new StringBuilder();
      for (int i = 0; i < 10; i++) {
        int label = digits.get(10 * block + i).target();
        labels.add(label);
        order.append(label);
      }
      assertEquals(10, labels.size());
      orders.add(order.toString());
    }
    assertTrue(orders.size() > 15, "the order within ten varies");
  }

  @Test
  void noTwoPicturesAreEqual() {
    Set<Image> pictures = new HashSet<>();
    for (int i = 0; i < 1000; i++) {
      pictures.add(SyntheticDigits.train().get(i).input());
      pictures.add(SyntheticDigits.test().get(i).input());
    }
    assertEquals(2000, pictures.size());
  }

  /** The statistics of MNIST are mean 0.1307 and deviation 0.3081. */
  @Test
  void isAboutAsBrightAsMnist() {
    double sum = 0;
    int edges = 0;
    for (int i = 0; i < 1000; i++) {
      byte[] pixels = SyntheticDigits.train().get(i).input().pixels();
      for (byte pixel : pixels) {
        sum += (pixel & 0xFF) / 255.0;
      }
      edges += touchesEdge(pixels) ? 1 : 0;
    }
    double mean = sum / (1000 * 784);
    assertTrue(mean > 0.09 && mean < 0.16, "mean " + mean);
    assertTrue(edges < 50, edges + " of 1000 digits are cut by the edge");
  }

  /** The nearest of 3,000 pictures tells most digits, and not all: neither noise nor a toy. */
  @Test
  void canBeLearntButNotAtOnce() {
    Transformed train = new Transformed(SyntheticDigits.train(), 3000);
    Transformed test = new Transformed(SyntheticDigits.test(), 300);
    int right = 0;
    for (int i = 0; i < 300; i++) {
      right += train.labels[train.nearest(test.pixels[i])] == test.labels[i] ? 1 : 0;
    }
    assertTrue(right > 0.75 * 300 && right < 0.98 * 300, right + " of 300 right");
  }

  @Test
  void refusesToDrawNothing() {
    Thrown.by(
        IllegalArgumentException.class,
        () -> SyntheticDigits.of(1, 0),
        "[L212] expected at least 1 digit",
        "found: 0");
  }

  @Test
  void cornersAreOnePoint() {
    DigitShape shape = DigitShape.parse("50,2 14,64 14,64;0,100 100,0");
    assertEquals(2, shape.strokes().size());
    assertArrayEquals(
        new double[] {0.5, 0.02, 0.14, 0.64, 0.14, 0.64}, shape.strokes().get(0));
  }

  private static boolean touchesEdge(byte[] pixels) {
    for (int i = 0; i < 28; i++) {
      for (int place : new int[] {i, 27 * 28 + i, 28 * i, 28 * i + 27}) {
        if ((pixels[place] & 0xFF) > 100) {
          return true;
        }
      }
    }
    return false;
  }

  private static long checksum(Dataset<Image, Integer> digits, int count) {
    CRC32 checksum = new CRC32();
    for (int i = 0; i < count; i++) {
      checksum.update(digits.get(i).input().pixels());
      checksum.update(digits.get(i).target());
    }
    return checksum.getValue();
  }

  private static final class Transformed {
    final float[][] pixels;
    final int[] labels;

    Transformed(Dataset<Image, Integer> data, int count) {
      pixels = new float[count][];
      labels = new int[count];
      for (int i = 0; i < count; i++) {
        pixels[i] = Transforms.toTensor().apply(data.get(i).input());
        labels[i] = data.get(i).target();
      }
    }

    int nearest(float[] picture) {
      int nearest = 0;
      float least = Float.MAX_VALUE;
      for (int i = 0; i < pixels.length; i++) {
        float distance = distance(pixels[i], picture);
        if (distance < least) {
          least = distance;
          nearest = i;
        }
      }
      return nearest;
    }

    private static float distance(float[] a, float[] b) {
      float sum = 0;
      for (int i = 0; i < a.length; i++) {
        sum += (a[i] - b[i]) * (a[i] - b[i]);
      }
      return sum;
    }
  }
}
