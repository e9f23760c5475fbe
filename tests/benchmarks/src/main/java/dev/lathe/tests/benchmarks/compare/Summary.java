package dev.lathe.tests.benchmarks.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a model's table of layers says: multiply-adds of each layer for one example, and bytes of memory. */
final class Summary {
  private static final Pattern ROW = Pattern.compile("(\\S+) +(\\S.*)? +([\\d,]+) +([\\d,]+)");
  private static final Pattern PHASE = Pattern.compile("(Forward|Backward)(Part\\d+)?$");

  private record Layer(String name, String kind, long parameters, long multiplyAdds) {
    /** Only such layers have one product forward and two backward; attention and LSTM have more. */
    boolean isOneProduct() {
      return kind.matches("(Linear|Conv\\w*)\\(.*");
    }
  }

  private final List<Layer> layers = new ArrayList<>();
  private final String text;

  private Summary(String text) {
    this.text = text;
  }

  static Summary of(String text) {
    Summary summary = new Summary(text);
    for (String line : text.split("\n")) {
      Matcher row = ROW.matcher(line);
      if (row.matches() && !row.group(1).equals("total")) {
        summary.layers.add(layer(row));
      }
    }
    return summary;
  }

  private static Layer layer(Matcher row) {
    return new Layer(
        method(row.group(1)),
        String.valueOf(row.group(2)),
        number(row.group(3)),
        number(row.group(4)));
  }

  /** {@code stage1.0.conv1} is {@code stage10Conv1} in names of methods. */
  private static String method(String layer) {
    return Pattern.compile("[._](.)")
        .matcher(layer)
        .replaceAll(part -> part.group(1).toUpperCase());
  }

  private static long number(String digits) {
    return Long.parseLong(digits.replace(",", ""));
  }

  /** Of a step of training, for one example: three products for each layer, two where no gradient is handed on. */
  long trainingMultiplyAdds() {
    return layers.stream()
        .mapToLong(layer -> (isFirst(layer) ? 2 : 3) * layer.multiplyAdds())
        .sum();
  }

  /** In a kernel that a method such as {@code hidden1Backward} calls; 0 where that cannot be told. */
  long multiplyAdds(String method, String kernel) {
    Matcher phase = PHASE.matcher(method);
    boolean counts = kernel.startsWith("product") || kernel.startsWith("convolve");
    if (!counts || !phase.find()) {
      return 0;
    }
    boolean backward = phase.group(1).equals("Backward") && kernel.equals("product");
    return layer(method.substring(0, phase.start()))
        .map(layer -> backward && !isFirst(layer) ? 2 * layer.multiplyAdds() : layer.multiplyAdds())
        .orElse(0L);
  }

  private Optional<Layer> layer(String name) {
    return layers.stream()
        .filter(layer -> layer.name().equals(name) && layer.isOneProduct())
        .findFirst();
  }

  /** Whether there is nothing to train before it. */
  private boolean isFirst(Layer layer) {
    return layers.stream()
        .filter(other -> other.parameters() > 0)
        .findFirst()
        .equals(Optional.of(layer));
  }

  /** Weights, what the optimizer keeps, and what a step of training works in. */
  long trainingBytes() {
    return bytes("weights") + bytes("optimizer") + bytes("training");
  }

  private long bytes(String what) {
    Matcher said = Pattern.compile(what + " ([\\d,]+) bytes").matcher(text);
    return said.find() ? number(said.group(1)) : 0;
  }
}
