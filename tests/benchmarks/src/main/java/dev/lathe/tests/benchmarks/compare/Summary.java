package dev.lathe.tests.benchmarks.compare;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Multiply-adds of each layer for one example, as a model's table of layers says. */
final class Summary {
  private static final Pattern ROW = Pattern.compile("(\\S+) .* ([\\d,]+)");

  private final Map<String, Long> layers = new LinkedHashMap<>();

  private Summary() {}

  static Summary of(String table) {
    Summary summary = new Summary();
    for (String line : table.split("\n")) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        summary.layers.put(row.group(1), Long.parseLong(row.group(2).replace(",", "")));
      }
    }
    return summary;
  }

  /** Of the forward pass. */
  long total() {
    return layers.getOrDefault("total", 0L);
  }

  /** In a kernel that a method such as {@code hidden1Backward} calls; 0 where that cannot be told. */
  long multiplyAdds(String method, String kernel) {
    String layer = method.replaceAll("(Forward|Backward)$", "");
    boolean counts = kernel.startsWith("product") || kernel.startsWith("convolve");
    long once = counts && !method.equals(layer) ? layers.getOrDefault(layer, 0L) : 0;
    boolean both =
        method.endsWith("Backward") && kernel.equals("product") && !layer.equals(first());
    return both ? 2 * once : once;
  }

  /** The first layer that multiplies, which hands no gradient on. */
  private String first() {
    return layers.entrySet().stream()
        .filter(layer -> layer.getValue() > 0)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("");
  }
}
