package dev.lathe.processor.pass;

import java.util.List;

/** Names of fused work. */
final class Labels {
  private static final int LONGEST = 28;

  private static final List<String> SILENT = List.of("broadcast", "fill", "scale", "keep", "ratio");

  private Labels() {}

  static String capital(String label) {
    return Character.toUpperCase(label.charAt(0)) + label.substring(1);
  }

  /** {@code bias} and {@code relu} make {@code biasRelu}; a name that would say little or grow long is left out. */
  static String join(String first, String second) {
    String capital = capital(second);
    if (SILENT.contains(first)
        || second.contains(first)
        || first.length() + second.length() > LONGEST) {
      return second;
    }
    return SILENT.contains(second) || first.contains(capital) ? first : first + capital;
  }
}
