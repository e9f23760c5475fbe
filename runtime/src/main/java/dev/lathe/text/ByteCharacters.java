package dev.lathe.text;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/**
 * A character that can be printed for each byte, and back: those of Latin-1 for themselves, for all others the ones from U+0100 on (GPT-2's {@code bytes_to_unicode}). So tokens
 * that are parts of characters can stand in a text file.
 */
final class ByteCharacters {
  private static final int BYTES = 256;
  private static final String CHARACTERS = characters();

  private ByteCharacters() {}

  /** The character of a byte, 0 to 255. */
  static char of(int value) {
    return CHARACTERS.charAt(value);
  }

  /** The bytes that a token stands for; those of the text itself where it has other characters, as tokens of one's own may have. */
  static byte[] bytes(String token) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(token.length());
    for (int i = 0; i < token.length(); i++) {
      int value = CHARACTERS.indexOf(token.charAt(i));
      if (value < 0) {
        return token.getBytes(StandardCharsets.UTF_8);
      }
      bytes.write(value);
    }
    return bytes.toByteArray();
  }

  private static String characters() {
    StringBuilder characters = new StringBuilder(BYTES);
    char other = BYTES;
    for (char c = 0; c < BYTES; c++) {
      characters.append(isPrinted(c) ? c : other++);
    }
    return characters.toString();
  }

  private static boolean isPrinted(char c) {
    return (c >= '!' && c <= '~') || (c >= '\u00A1' && c <= '\u00FF' && c != '\u00AD');
  }
}
