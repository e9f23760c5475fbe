package dev.lathe.vision;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.data.Batch;
import dev.lathe.data.DataLoader;
import dev.lathe.data.DataLoaderException;
import dev.lathe.data.Dataset;
import dev.lathe.data.Thrown;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MixUpTest {
  /** Pictures of 2 planes of 4 x 6, all of whose values are their label. */
  private final Dataset<float[], Integer> data = pictures();

  private static Dataset<float[], Integer> pictures() {
    float[][] inputs = new float[60][48];
    int[] labels = new int[60];
    for (int i = 0; i < 60; i++) {
      labels[i] = i % 3;
      Arrays.fill(inputs[i], labels[i]);
    }
    return Dataset.of(inputs, labels);
  }

  private static List<Batch<float[], float[]>> read(Dataset<float[], float[]> mixed, int epoch) {
    List<Batch<float[], float[]>> batches = new ArrayList<>();
    DataLoader.of(mixed).batchSize(60).iterator(epoch).forEachRemaining(batches::add);
    return batches;
  }

  private static void refused(Dataset<float[], float[]> mixed, String... parts) {
    Thrown.by(
        DataLoaderException.class,
        () -> {
          for (int epoch = 0; epoch < 20; epoch++) {
            read(mixed, epoch);
          }
        },
        parts);
  }

  @Test
  void valuesAndTargetsAreMixedInTheSameShares() {
    Batch<float[], float[]> batch = read(new MixUp(3, 1).blend(data), 0).get(0);
    int between = 0;
    for (int i = 0; i < 60; i++) {
      float[] target = batch.target(i);
      assertEquals(1, target[0] + target[1] + target[2], 1e-6);
      assertEquals(target[1] + 2 * target[2], batch.input(i)[47], 1e-5);
      between += target[i % 3] < 0.99 ? 1 : 0;
    }
    assertTrue(between > 20, "mixed: " + between);
  }

  /** Beta(1, 1) is uniform: its mean is a half and its variance a twelfth. */
  @Test
  void sharesAreOfTheBetaDistribution() {
    Dataset<float[], float[]> mixed =
        new MixUp(2, 1).blend(Dataset.of(new float[][] {{0}, {1}}, new int[] {0, 1}));
    double sum = 0;
    double squares = 0;
    int count = 0;
    for (int epoch = 0; epoch < 8000; epoch++) {
      float share = read(mixed, epoch).get(0).input(0)[0];
      if (share > 0) { // with the other one: a share of it
        sum += share;
        squares += share * share;
        count++;
      }
    }
    assertEquals(0.5, sum / count, 0.02);
    assertEquals(1 / 12.0, squares / count - sum / count * sum / count, 0.01);
  }

  @Test
  void targetsSayWhichPartWasCutOut() {
    Batch<float[], float[]> batch = read(new MixUp(3, 1).cut(data, 4, 6), 0).get(0);
    for (int i = 0; i < 60; i++) {
      float[] picture = batch.input(i);
      int own = 0;
      for (float value : picture) {
        own += value == i % 3 ? 1 : 0;
      }
      assertEquals(own / 48f, batch.target(i)[i % 3], 1e-6);
      for (int at = 0; at < 24; at++) {
        assertEquals(picture[at], picture[at + 24], "the same part of each plane");
      }
    }
  }

  @Test
  void mixingIsAFunctionOfEpochAndIndex() {
    Dataset<float[], float[]> mixed = new MixUp(3, 0.2).blend(data);
    assertArrayEquals(read(mixed, 3).get(0).input(7), read(mixed, 3).get(0).input(7));
    mixed.get(7); // where no loader reads, it ends as well
  }

  @Test
  void argumentsAreChecked() {
    Thrown.by(IllegalArgumentException.class, () -> new MixUp(1, 1), "L212", "at least 2 classes");
    Thrown.by(IllegalArgumentException.class, () -> new MixUp(2, 0), "L212", "alpha above 0");
    Dataset<float[], Integer> uneven =
        Dataset.of(new float[][] {{1, 2}, {1, 2, 3, 4}}, new int[] {0, 1});
    String[] parts = {"L201", "examples of one size", "numbers", "resize or crop"};
    refused(new MixUp(2, 1).blend(uneven), parts);
    refused(new MixUp(2, 1).cut(uneven, 1, 2), parts);
    Thrown.by(
        IllegalArgumentException.class,
        () -> new MixUp(3, 1).cut(data, 5, 5).get(0),
        "L201",
        "whole planes of 5 x 5",
        "48 numbers");
    Thrown.by(
        IllegalArgumentException.class,
        () -> new MixUp(2, 1).blend(data).get(2),
        "L202",
        "0 to 1",
        "found: 2");
  }
}
