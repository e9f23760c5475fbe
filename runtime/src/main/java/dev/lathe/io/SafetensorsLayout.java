package dev.lathe.io;

import dev.lathe.runtime.Message;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Checks that tensors fill the data exactly: every byte belongs to one of them, and each has as many as its shape
 * needs.
 */
final class SafetensorsLayout {
  static final long LONGEST_ARRAY = Integer.MAX_VALUE - 8;

  private final Refusals refusals;
  private final long dataStart;
  private final long dataLength;

  /**
   * The data of one file.
   *
   * @param dataStart offset in the file
   * @param dataLength bytes from there to the end of the file
   */
  SafetensorsLayout(long dataStart, long dataLength, Refusals refusals) {
    this.dataStart = dataStart;
    this.dataLength = dataLength;
    this.refusals = refusals;
  }

  /** The entries in the order of their data. */
  List<SafetensorsHeader.Entry> check(List<SafetensorsHeader.Entry> entries)
      throws WeightsFormatException {
    List<SafetensorsHeader.Entry> sorted = entries.stream()
        .sorted(Comparator.comparingLong(SafetensorsHeader.Entry::begin)
            .thenComparingLong(SafetensorsHeader.Entry::end))
        .toList();
    long end = 0;
    for (SafetensorsHeader.Entry entry : sorted) {
      checkBegin(entry, end);
      checkLength(entry);
      end = entry.end();
    }
    checkEnd(end);
    return sorted;
  }

  private void checkBegin(SafetensorsHeader.Entry entry, long end) throws WeightsFormatException {
    if (entry.begin() != end) {
      String what =
          entry.begin() < end ? ", which overlaps the tensor before" : ", which leaves a hole";
      throw refusals.malformed(
          entry.offset(),
          "data of tensor '" + Message.snippet(entry.name()) + "' to begin at " + end,
          entry.begin() + what);
    }
  }

  private void checkLength(SafetensorsHeader.Entry entry) throws WeightsFormatException {
    long bits = bits(entry);
    long bytes = bits / 8;
    if (bits % 8 != 0 || entry.end() - entry.begin() != bytes) {
      throw refusals.malformed(
          entry.offset(),
          (bits % 8 == 0 ? bytes + " bytes" : "whole bytes") + " for " + describe(entry),
          "data_offsets " + entry.begin() + " to " + entry.end());
    }
    if (entry.end() > dataLength) {
      throw cutShort(entry.end(), ", where tensor '" + Message.snippet(entry.name()) + "' ends");
    }
    if (bytes > LONGEST_ARRAY || bits / entry.dtype().bits() > LONGEST_ARRAY) {
      throw refusals.at(
          entry.offset(),
          "tensors below 2 GiB",
          describe(entry) + ", " + bytes + " bytes",
          "split the tensor");
    }
  }

  private long bits(SafetensorsHeader.Entry entry) throws WeightsFormatException {
    try {
      long bits = entry.dtype().bits();
      for (int extent : entry.shape()) {
        bits = Math.multiplyExact(bits, (long) extent);
      }
      return bits;
    } catch (ArithmeticException e) {
      throw refusals.malformed(entry.offset(), "a size below 2^63 bits", describe(entry));
    }
  }

  private void checkEnd(long end) throws WeightsFormatException {
    if (end < dataLength) {
      throw refusals.malformed(
          dataStart + end, "the end of the file", (dataLength - end) + " bytes of no tensor");
    }
  }

  private WeightsFormatException cutShort(long end, String what) {
    return refusals.malformed(
        dataStart + dataLength,
        "data up to byte " + (dataStart + end) + what + ", instead of the file's end",
        "it ends there");
  }

  private static String describe(SafetensorsHeader.Entry entry) {
    return "tensor '" + Message.snippet(entry.name()) + "' of " + entry.dtype() + " "
        + Message.snippet(Arrays.toString(entry.shape()));
  }
}
