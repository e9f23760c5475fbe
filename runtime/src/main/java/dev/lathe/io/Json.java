package dev.lathe.io;

/** Writes JSON strings as the reference writer of safetensors does. */
public final class Json {
  private Json() {}

  /** The text in quotes; only quotes, backslashes and control characters are escaped. */
  public static String quote(String text) {
    StringBuilder quoted = new StringBuilder(text.length() + 2).append('"');
    text.chars().forEach(c -> append((char) c, quoted));
    return quoted.append('"').toString();
  }

  private static void append(char c, StringBuilder quoted) {
    switch (c) {
      case '"', '\\' -> quoted.append('\\').append(c);
      case '\b' -> quoted.append("\\b");
      case '\f' -> quoted.append("\\f");
      case '\n' -> quoted.append("\\n");
      case '\r' -> quoted.append("\\r");
      case '\t' -> quoted.append("\\t");
      default -> appendPlain(c, quoted);
    }
  }

  private static void appendPlain(char c, StringBuilder quoted) {
    if (c < ' ') {
      quoted
          .append("\\u00")
          .append(Character.forDigit(c >> 4, 16))
          .append(Character.forDigit(c & 15, 16));
    } else {
      quoted.append(c);
    }
  }
}
