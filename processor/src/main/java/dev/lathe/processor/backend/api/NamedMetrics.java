package dev.lathe.processor.backend.api;

import com.palantir.javapoet.CodeBlock;
import dev.lathe.processor.backend.CompiledNetwork;
import dev.lathe.processor.diag.Code;
import dev.lathe.processor.diag.Problems;
import dev.lathe.processor.emit.RuntimeTypes;
import dev.lathe.processor.ir.ElementType;
import dev.lathe.processor.spec.Options;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The metrics that {@code @Training} names: whether they suit the network, and the code that makes them. */
public final class NamedMetrics {
  private static final String MEMBER = "metrics";
  private static final Pattern TOP = Pattern.compile("top([1-9][0-9]{0,5})_accuracy");
  private static final Map<String, Named> TABLE = table();

  private NamedMetrics() {}

  /** What a metric is computed of. */
  private enum Need {
    DECISIONS("classes, or labels of 0 and 1 with a loss of probabilities"),
    TWO("two classes or one label, as there is no average over classes in its name"),
    PROBABILITIES("classes or labels of 0 and 1, with a loss of probabilities"),
    NUMBERS("numbers as targets, with a loss such as @MSELoss");

    private final String words;

    Need(String words) {
      this.words = words;
    }
  }

  private record Named(CodeBlock code, Need need) {}

  private static Map<String, Named> table() {
    Map<String, Named> table = new LinkedHashMap<>();
    table.put("accuracy", named("accuracy()", Need.DECISIONS));
    for (String figure : List.of("precision", "recall", "f1")) {
      table.put(figure, named(figure + "()", Need.TWO));
      for (String average : List.of("micro", "macro", "weighted")) {
        CodeBlock code = CodeBlock.of(
            "$T.$L($T.$L)",
            RuntimeTypes.METRICS,
            figure,
            RuntimeTypes.AVERAGE,
            average.toUpperCase(Locale.ROOT));
        table.put(figure + "_" + average, new Named(code, Need.DECISIONS));
      }
    }
    table.put("roc_auc", named("rocAuc()", Need.DECISIONS));
    table.put("average_precision", named("averagePrecision()", Need.DECISIONS));
    table.put("log_loss", named("logLoss()", Need.PROBABILITIES));
    table.put("perplexity", named("perplexity()", Need.PROBABILITIES));
    table.put("brier_score", named("brier()", Need.PROBABILITIES));
    table.put("calibration_error", named("calibrationError(15)", Need.PROBABILITIES));
    table.put("mean_absolute_error", named("meanAbsoluteError()", Need.NUMBERS));
    table.put("mean_squared_error", named("meanSquaredError()", Need.NUMBERS));
    table.put("root_mean_squared_error", named("rootMeanSquaredError()", Need.NUMBERS));
    table.put("r2", named("r2()", Need.NUMBERS));
    table.put("explained_variance", named("explainedVariance()", Need.NUMBERS));
    return table;
  }

  private static Named named(String call, Need need) {
    return new Named(CodeBlock.of("$T.$L", RuntimeTypes.METRICS, call), need);
  }

  private static Optional<Named> find(String name) {
    Matcher top = TOP.matcher(name);
    return top.matches()
        ? Optional.of(named("topK(" + top.group(1) + ")", Need.DECISIONS))
        : Optional.ofNullable(TABLE.get(name));
  }

  /** Reports names that mean nothing, and metrics that the network has no numbers for. */
  public static void check(CompiledNetwork network, Problems problems) {
    for (String name : network.spec().training().texts(MEMBER)) {
      find(name)
          .ifPresentOrElse(
              metric -> requireFit(network, name, metric.need(), problems),
              () -> report(
                  network,
                  "to name metrics",
                  "\"" + name + "\"",
                  "write some of " + String.join(", ", TABLE.keySet()) + ", top5_accuracy",
                  problems));
    }
  }

  private static void requireFit(
      CompiledNetwork network, String name, Need need, Problems problems) {
    int number = network.targets().size();
    if (number > 1) {
      String fix = "remove it; a Metric for each target can be measured by hand";
      report(network, "of a network of one target", number + " targets", fix, problems);
    } else if (!fits(network, need)) {
      report(network, need, name, problems);
    } else if (TOP.matcher(name).matches()) {
      requireClasses(network, name, problems);
    }
  }

  private static void report(CompiledNetwork network, Need need, String name, Problems problems) {
    String found =
        network.spec().objective().text() + ", " + outputs(network) + " outputs an example";
    report(
        network, "to have, for " + name + ", " + need.words, found, fix(network, name), problems);
  }

  private static String fix(CompiledNetwork network, String name) {
    if (fits(network, Need.NUMBERS)) {
      return "write mean_absolute_error or r2, say";
    }
    return TABLE.containsKey(name + "_macro")
        ? "write " + name + "_macro, say"
        : "write accuracy or f1_macro, say";
  }

  private static void requireClasses(CompiledNetwork network, String name, Problems problems) {
    int most = Integer.parseInt(TOP.matcher(name).replaceFirst("$1"));
    boolean classes = hasClasses(network);
    if (!classes || Codecs.classes(network) < most) {
      String expected = "to have, for " + name + ", at least " + most + " classes";
      String found = classes ? Codecs.classes(network) + " classes" : "labels";
      report(network, expected, found, "write accuracy", problems);
    }
  }

  private static boolean fits(CompiledNetwork network, Need need) {
    boolean classes = hasClasses(network);
    String link = Codecs.linkName(network);
    boolean numbers = !classes && (link.equals("NONE") || link.equals("EXP"));
    return switch (need) {
      case DECISIONS -> !numbers;
      case TWO -> !numbers && outputs(network) == (classes ? 2 : 1);
      case PROBABILITIES -> !numbers && !link.equals("NONE");
      case NUMBERS -> numbers;
    };
  }

  private static int outputs(CompiledNetwork network) {
    return hasClasses(network)
        ? Codecs.classes(network)
        : network.outputShape().size().count();
  }

  private static boolean hasClasses(CompiledNetwork network) {
    return network.targets().get(0).type() == ElementType.INT;
  }

  private static void report(
      CompiledNetwork network, String expected, String found, String fix, Problems problems) {
    Options training = network.spec().training();
    problems.report(
        Code.L110, training.where(MEMBER), MEMBER + " of @Training " + expected, found, fix);
  }

  static CodeBlock listed(CompiledNetwork network) {
    List<CodeBlock> all = network.spec().training().texts(MEMBER).stream()
        .flatMap(name -> find(name).stream())
        .map(Named::code)
        .toList();
    return CodeBlock.of("$T.of($L)", List.class, CodeBlock.join(all, ", "));
  }
}
