package dev.lathe.runtime;

/**
 * The text of an error that a user can cause: a code, what was expected, what is there, and one edit that would help.
 *
 * <pre>
 * [L201] expected 784 values for the input of Digits
 *   found: 28
 *   fix:   pass one example of 28 x 28 values, row by row
 * </pre>
 *
 * <p>Codes are stable: {@code L2xx} are the errors of a running program, listed in the user guide.
 */
public final class Message {
  private static final int SHOWN = 60;

  private Message() {}

  /** How many there are of something: {@code 1 number}, {@code 2 numbers}. */
  public static String count(int count, String singular) {
    return count + " " + singular + (count == 1 ? "" : "s");
  }

  /** Text of a file, made fit for a message: on one line, and shortened to 60 characters. */
  public static String snippet(String text) {
    String shown = text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    return shown.replaceAll("\\p{Cntrl}", " ");
  }

  /** The same in quotes. */
  public static String quoted(String text) {
    return '"' + snippet(text) + '"';
  }

  /**
   * Joins the four parts.
   *
   * @param code stable identifier without brackets, {@code L201}
   * @param expected a noun phrase: what this place needed, with numbers and names as the user wrote them
   * @param found what is there instead
   * @param fix one edit that would make it work, or empty when none is known: the line is then left out
   * @return two or three lines, without a line end after the last
   */
  public static String of(String code, String expected, String found, String fix) {
    String message = "[" + code + "] expected " + expected + "\n  found: " + found;
    return fix.isEmpty() ? message : message + "\n  fix:   " + fix;
  }
}
