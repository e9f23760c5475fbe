package dev.lathe.data;

import dev.lathe.runtime.Message;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The collations that fill arrays. */
final class Collated {
  private Collated() {}

  static float[] floats(List<? extends float[]> rows, float @Nullable [] spent) {
    int width = rows.get(0).length;
    float[] all = sized(spent, Math.multiplyExact(rows.size(), width));
    for (int row = 0; row < rows.size(); row++) {
      requireWidth(width, rows.get(row).length, row);
      System.arraycopy(rows.get(row), 0, all, row * width, width);
    }
    return all;
  }

  static int[] ints(List<? extends int[]> rows, int @Nullable [] spent) {
    int width = rows.get(0).length;
    int[] all = sized(spent, Math.multiplyExact(rows.size(), width));
    for (int row = 0; row < rows.size(); row++) {
      requireWidth(width, rows.get(row).length, row);
      System.arraycopy(rows.get(row), 0, all, row * width, width);
    }
    return all;
  }

  static int[] labels(List<? extends Integer> labels, int @Nullable [] spent) {
    int[] all = sized(spent, labels.size());
    for (int i = 0; i < all.length; i++) {
      all[i] = labels.get(i);
    }
    return all;
  }

  static float[] numbers(List<? extends Number> numbers, float @Nullable [] spent) {
    float[] all = sized(spent, numbers.size());
    for (int i = 0; i < all.length; i++) {
      all[i] = numbers.get(i).floatValue();
    }
    return all;
  }

  private static float[] sized(float @Nullable [] spent, int length) {
    return spent != null && spent.length == length ? spent : new float[length];
  }

  private static int[] sized(int @Nullable [] spent, int length) {
    return spent != null && spent.length == length ? spent : new int[length];
  }

  private static void requireWidth(int width, int found, int row) {
    if (found != width) {
      throw new IllegalArgumentException(Message.of(
          "L201",
          Message.count(width, "number") + " in each example of a batch, as in its first",
          found + " in example " + row + " of the batch, counted from 0",
          "take Collate.padded for sequences of several lengths"));
    }
  }
}
