package dev.lathe.runtime;

/** How many threads the user wants. */
final class Threads {
  private static final String PROPERTY = "lathe.threads";

  private Threads() {}

  /** The system property {@code lathe.threads}, else the available processors. */
  static int configured() {
    String text = System.getProperty(PROPERTY, "").strip();
    return text.isEmpty()
        ? Math.min(Runtime.getRuntime().availableProcessors(), Team.MOST_THREADS)
        : parse(text);
  }

  private static int parse(String text) {
    try {
      int threads = Integer.parseInt(text);
      if (threads >= 1 && threads <= Team.MOST_THREADS) {
        return threads;
      }
      throw new NumberFormatException(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          Message.of(
              "L212",
              "a number from 1 to " + Team.MOST_THREADS + " for -D" + PROPERTY,
              "'" + text + "'",
              "give a number of threads, -D" + PROPERTY + "=2"),
          e);
    }
  }
}
