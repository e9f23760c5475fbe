package dev.lathe.runtime;

import java.io.Console;
import org.jspecify.annotations.Nullable;

/** Whether a person watches. */
final class Terminal {
  private Terminal() {}

  /** True where standard output is a terminal, {@code TERM} is not {@code dumb} and {@code NO_COLOR} is not set. */
  static boolean isThere() {
    return wanted(System.getenv("TERM"), System.getenv("NO_COLOR")) && isTerminal(System.console());
  }

  static boolean wanted(@Nullable String term, @Nullable String noColor) {
    return !"dumb".equals(term) && (noColor == null || noColor.isEmpty());
  }

  /** Before JDK 22 there is a console only on a terminal; from then on it has to be asked. */
  private static boolean isTerminal(@Nullable Console console) {
    if (console == null) {
      return false;
    }
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException e) {
      return true;
    } catch (ReflectiveOperationException e) {
      return false;
    }
  }
}
