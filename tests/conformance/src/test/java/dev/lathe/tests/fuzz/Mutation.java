package dev.lathe.tests.fuzz;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Damages the content of a file, as the random numbers will have it. */
final class Mutation {
  private static final int[] EXTREMES = {0, 1, -1, Integer.MAX_VALUE, Integer.MIN_VALUE, 0x10000};
  private static final String MARKS = "{}[]<>&\"'\\,;: \n\r\t0-9.eE+/%$#@*";

  private Mutation() {}

  static byte[] of(byte[] content, SplittableRandom random) {
    byte[] damaged = content.clone();
    for (int times = 1 + random.nextInt(3); times > 0; times--) {
      damaged = once(damaged, random);
    }
    return damaged;
  }

  private static byte[] once(byte[] content, SplittableRandom random) {
    int at = random.nextInt(content.length + 1);
    return switch (random.nextInt(7)) {
      case 0 -> Arrays.copyOf(content, at);
      case 1 -> splice(content, at, random.nextInt(content.length - at + 1), new byte[0]);
      case 2 -> splice(content, at, 0, piece(content, random));
      case 3 -> splice(content, at, 4, extreme(random));
      case 4 -> splice(content, at, 1, new byte[] {(byte) random.nextInt(256)});
      case 5 -> splice(content, at, random.nextInt(2), mark(random));
      default -> splice(content, at, 1, flipped(content, at, random));
    };
  }

  /** {@code replaced} bytes from a place on become others. */
  private static byte[] splice(byte[] content, int at, int replaced, byte[] with) {
    int rest = Math.min(content.length, at + replaced);
    byte[] result = Arrays.copyOf(content, at + with.length + content.length - rest);
    System.arraycopy(with, 0, result, at, with.length);
    System.arraycopy(content, rest, result, at + with.length, content.length - rest);
    return result;
  }

  private static byte[] piece(byte[] content, SplittableRandom random) {
    int from = random.nextInt(content.length + 1);
    return Arrays.copyOfRange(
        content, from, from + random.nextInt(Math.min(64, content.length - from) + 1));
  }

  private static byte[] extreme(SplittableRandom random) {
    int value = EXTREMES[random.nextInt(EXTREMES.length)];
    int turned = random.nextBoolean() ? value : Integer.reverseBytes(value);
    return new byte[] {
      (byte) (turned >> 24), (byte) (turned >> 16), (byte) (turned >> 8), (byte) turned
    };
  }

  private static byte[] mark(SplittableRandom random) {
    return new byte[] {(byte) MARKS.charAt(random.nextInt(MARKS.length()))};
  }

  private static byte[] flipped(byte[] content, int at, SplittableRandom random) {
    return at == content.length
        ? new byte[0]
        : new byte[] {(byte) (content[at] ^ 1 << random.nextInt(8))};
  }
}
