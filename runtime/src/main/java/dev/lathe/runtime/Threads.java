package dev.lathe.runtime;

/** How many threads the user wants. */
final class Threads {
  private static final String PROPERTY = "lathe.threads";

  private Threads() {}

  /** The system property {@code lathe.threads}, else the available processors. */
  static int configured() {
    String text = System.getProperty(PROPERTY, "").strip();
    return text.isEmpty() ? Runtime.getRuntime().availableProcessors() : parse(text);
  }

  private static int parse(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          Message.of(
              "L212",
              "a number for -D" + PROPERTY,
              "'" + text + "'",
              "give a number of threads, -D" + PROPERTY + "=2"),
          e);
    }
  }
}
