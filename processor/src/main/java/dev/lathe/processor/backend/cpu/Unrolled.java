package dev.lathe.processor.backend.cpu;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Lines of a kernel that are the same for each of several variables. */
final class Unrolled {
  private Unrolled() {}

  /** @param line of code, in which {@code %1$d} is the variable's number, from 0 on */
  static String lines(int count, String line) {
    return IntStream.range(0, count)
        .mapToObj(number -> line.formatted(number) + "\n")
        .collect(Collectors.joining());
  }
}
