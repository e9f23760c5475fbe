package dev.lathe.io;

import dev.lathe.runtime.Message;
import java.nio.file.Path;

/**
 * Makes the {@code L205} of one file.
 *
 * @param file as the user named it
 */
record Refusals(Path file) {

  /** The file is damaged, or its writer was wrong. */
  WeightsFormatException malformed(long offset, String expected, String found) {
    return at(
        offset,
        expected,
        found,
        "write the file anew, or copy it again: it may have been cut short or damaged");
  }

  WeightsFormatException at(long offset, String expected, String found, String fix) {
    return new WeightsFormatException(
        Message.of("L205", expected + " at byte " + offset + " of " + file, found, fix));
  }
}
