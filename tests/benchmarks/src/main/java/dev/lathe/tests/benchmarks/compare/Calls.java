package dev.lathe.tests.benchmarks.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How often a generated program calls each of its methods in a step: layers that are equal share one. */
final class Calls {
  private static final Pattern CALL = Pattern.compile("^ {4}(\\w+)\\(", Pattern.MULTILINE);

  private final Map<String, Integer> counts = new HashMap<>();

  private Calls() {}

  static Calls in(Path source) throws IOException {
    Calls calls = new Calls();
    Matcher call = CALL.matcher(Files.readString(source));
    while (call.find()) {
      calls.counts.merge(call.group(1), 1, Integer::sum);
    }
    return calls;
  }

  int of(String method) {
    return counts.getOrDefault(method, 1);
  }
}
