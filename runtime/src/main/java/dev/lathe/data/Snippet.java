package dev.lathe.data;

/** Text of a file, made fit for a message: on one line, and shortened. */
final class Snippet {
  private static final int SHOWN = 60;

  private Snippet() {}

  static String of(String text) {
    String shown = text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    return shown.replaceAll("\\p{Cntrl}", " ");
  }

  static String quoted(String text) {
    return "\"" + of(text) + "\"";
  }
}
