package dev.lathe.vision;

import dev.lathe.data.Dataset;
import dev.lathe.data.Example;
import dev.lathe.runtime.Randoms;
import java.util.Objects;

/** Digits drawn when they are asked for. */
record DrawnDigits(long seed, int size) implements Dataset<Image, Integer> {
  private static final int DIGITS = 10;
  private static final int LABELS = 0;
  private static final int PICTURES = 1;

  @Override
  public Example<Image, Integer> get(int index) {
    Objects.checkIndex(index, size);
    int label =
        Randoms.permutation(Randoms.key(seed, index / DIGITS, LABELS), DIGITS)[index % DIGITS];
    Draws draws = new Draws(Randoms.key(seed, index, PICTURES));
    return new Example<>(DigitWriter.write(DigitShapes.of(label, draws), draws), label);
  }
}
