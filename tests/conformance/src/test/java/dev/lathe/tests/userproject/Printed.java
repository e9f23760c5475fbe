package dev.lathe.tests.userproject;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a program printed. */
final class Printed {
  private Printed() {}

  /** The number that is the pattern's first group where it first matches. */
  static double number(String output, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(output);
    assertTrue(matcher.find(), () -> "no " + pattern + " in " + output);
    return Double.parseDouble(matcher.group(1));
  }
}
