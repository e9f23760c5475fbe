package dev.lathe.io;

import dev.lathe.runtime.Message;
import java.nio.file.Path;

/**
 * Makes the {@code L205} of one file.
 *
 * @param place the file as the user named it, or a part of it that has offsets of its own
 */
record Refusals(String place) {
  Refusals(Path file) {
    this(file.toString());
  }

  /** For a file within this one. */
  Refusals within(String part) {
    return new Refusals(Message.snippet(part) + " in " + place);
  }

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
        Message.of("L205", expected + " at byte " + offset + " of " + place, found, fix));
  }
}
