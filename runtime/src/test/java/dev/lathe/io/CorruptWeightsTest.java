package dev.lathe.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever happens to a file: it is read, or refused with {@code L205}. */
class CorruptWeightsTest {
  private static final String TOKENS = "{}[]\":,0123456789-.eE\\u`\u00E9 nulltrue";

  @TempDir
  Path folder;

  @Test
  void everyTruncationIsRefused() throws IOException {
    byte[] whole = Samples.reference();
    Path file = folder.resolve("cut.safetensors");
    for (int length = 0; length < whole.length; length++) {
      Files.write(file, Arrays.copyOf(whole, length));
      String message =
          assertThrows(WeightsFormatException.class, () -> Weights.read(file)).getMessage();
      assertTrue(message.startsWith("[L205] expected "), message);
      assertTrue(message.contains(" at byte "), message);
    }
    Files.write(file, whole);
    assertEquals(11, Weights.read(file).size());
  }

  @Test
  void everyChangedByteIsReadOrRefused() throws IOException {
    byte[] whole = Samples.reference();
    for (int at = 0; at < whole.length; at++) {
      for (int change : new int[] {1, 0x20, 0x80}) {
        byte[] changed = whole.clone();
        changed[at] ^= (byte) change;
        readOrRefused(changed, "byte " + at + " ^ " + change);
      }
    }
  }

  @Test
  void randomDamageIsReadOrRefused() throws IOException {
    Random random = new Random(20);
    for (int attempt = 0; attempt < 2000; attempt++) {
      byte[] bytes = Samples.reference();
      for (int i = random.nextInt(6); i >= 0; i--) {
        bytes = damage(bytes, random);
      }
      readOrRefused(bytes, "attempt " + attempt);
    }
  }

  /** Mostly in the header: data is never looked at. */
  private static byte[] damage(byte[] bytes, Random random) {
    int at = 8 + random.nextInt(bytes.length - 8);
    byte token = (byte) TOKENS.charAt(random.nextInt(TOKENS.length()));
    return switch (random.nextInt(4)) {
      case 0 -> replace(bytes, at, 1, token);
      case 1 -> replace(bytes, at, 0, token);
      case 2 -> replace(bytes, at, 1);
      default -> replace(bytes, at, Math.min(random.nextInt(20), bytes.length - at), token, token);
    };
  }

  private static byte[] replace(byte[] bytes, int at, int removed, byte... inserted) {
    byte[] result = Arrays.copyOf(bytes, Math.max(9, bytes.length - removed + inserted.length));
    System.arraycopy(inserted, 0, result, at, Math.min(inserted.length, result.length - at));
    int rest = Math.min(bytes.length - at - removed, result.length - at - inserted.length);
    System.arraycopy(bytes, at + removed, result, at + inserted.length, Math.max(0, rest));
    return result;
  }

  @Test
  void noiseIsRefused() throws IOException {
    Random random = new Random(21);
    for (int attempt = 0; attempt < 500; attempt++) {
      byte[] noise = new byte[random.nextInt(200)];
      random.nextBytes(noise);
      readOrRefused(noise, "attempt " + attempt);
    }
  }

  private void readOrRefused(byte[] bytes, String what) throws IOException {
    Path file = folder.resolve("damaged.safetensors");
    Files.write(file, bytes);
    try {
      long data = Weights.read(file).values().stream()
          .mapToLong(tensor -> tensor.bytes().length)
          .sum();
      assertTrue(data <= bytes.length, what);
    } catch (WeightsFormatException e) {
      assertTrue(e.getMessage().startsWith("[L205] expected "), what);
    } catch (RuntimeException | StackOverflowError e) {
      throw new AssertionError(what, e);
    }
  }
}
