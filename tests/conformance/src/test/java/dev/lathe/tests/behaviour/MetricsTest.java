package dev.lathe.tests.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.metrics.Average;
import dev.lathe.metrics.Link;
import dev.lathe.metrics.Meter;
import dev.lathe.metrics.Metric;
import dev.lathe.metrics.Metrics;
import dev.lathe.metrics.Predictions;
import dev.lathe.tests.Site;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Metrics against scikit-learn, in batches of several sizes. */
class MetricsTest {
  private static final Properties EXPECTED = new Properties();
  private static final List<Metric> METRICS = Stream.concat(
          Arrays.stream(Average.values())
              .flatMap(average -> Stream.of(
                  Metrics.precision(average), Metrics.recall(average), Metrics.f1(average))),
          Stream.of(
              Metrics.accuracy(),
              Metrics.topK(1),
              Metrics.topK(2),
              Metrics.topK(3),
              Metrics.topK(5),
              Metrics.rocAuc(),
              Metrics.averagePrecision(),
              Metrics.logLoss(),
              Metrics.perplexity(),
              Metrics.brier(),
              Metrics.calibrationError(15),
              Metrics.meanAbsoluteError(),
              Metrics.meanSquaredError(),
              Metrics.rootMeanSquaredError(),
              Metrics.r2(),
              Metrics.explainedVariance()))
      .toList();

  @BeforeAll
  static void readExpected() throws IOException {
    try (Reader reader = Files.newBufferedReader(Site.reference("metrics.properties"))) {
      EXPECTED.load(reader);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "all",
        "absent",
        "unpredicted",
        "ignored",
        "two",
        "sure",
        "one",
        "equal",
        "label",
        "labels",
        "numbers",
        "constant",
        "exact",
        "single"
      })
  void valuesAreThoseOfScikitLearn(String name) {
    List<Metric> metrics = METRICS.stream()
        .filter(metric -> EXPECTED.containsKey(name + "." + metric.name()))
        .toList();
    assertTrue(metrics.size() >= 5, metrics.toString());
    for (Metric metric : metrics) {
      double expected = Double.parseDouble(EXPECTED.getProperty(name + "." + metric.name()));
      double value = value(name, metric, Integer.MAX_VALUE);
      double delta = 1e-12 * Math.max(1, expected);
      assertEquals(expected, value, Double.isNaN(expected) ? 0 : delta, metric.name());
      for (int size : List.of(1, 7, 32)) {
        assertEquals(value, value(name, metric, size), 0, metric + " in batches of " + size);
      }
    }
  }

  @Test
  void everyFigureOfTheReferenceIsCompared() {
    var known = METRICS.stream().map(Metric::name).collect(Collectors.toSet());
    List<String> others = EXPECTED.stringPropertyNames().stream()
        .filter(key -> EXPECTED.containsKey(key.split("\\.")[0] + ".outputs"))
        .map(key -> key.replaceAll(".*\\.", ""))
        .filter(key -> !List.of("width", "outputs", "classes", "values").contains(key))
        .filter(key -> !known.contains(key))
        .toList();
    assertEquals(List.of(), others);
  }

  /** In batches of so many, all of them in the same arrays, which are longer. */
  private static double value(String name, Metric metric, int batchSize) {
    int width = Integer.parseInt(EXPECTED.getProperty(name + ".width"));
    float[] outputs = floats(name + ".outputs");
    float[] values = floats(name + ".values");
    int[] classes = numbers(name + ".classes", Integer::valueOf).stream()
        .mapToInt(number -> number)
        .toArray();
    boolean isOfNumbers = EXPECTED.containsKey(name + ".r2");
    int size = outputs.length / width;
    Meter meter = metric.meter();
    for (int from = 0; from < size; from += Math.min(batchSize, size)) {
      int to = Math.min(size, from + Math.min(batchSize, size));
      float[] rows = Arrays.copyOfRange(outputs, from * width, to * width + 3);
      meter.add(
          classes.length > 0
              ? Predictions.ofClasses(
                  rows, Arrays.copyOfRange(classes, from, to + 1), to - from, width, Link.SOFTMAX)
              : Predictions.ofValues(
                  rows,
                  Arrays.copyOfRange(values, from * width, to * width + 3),
                  to - from,
                  width,
                  isOfNumbers ? Link.NONE : Link.SIGMOID));
    }
    return meter.value();
  }

  private static float[] floats(String key) {
    List<Float> numbers = numbers(key, Float::valueOf);
    float[] floats = new float[numbers.size()];
    for (int place = 0; place < floats.length; place++) {
      floats[place] = numbers.get(place);
    }
    return floats;
  }

  private static <N> List<N> numbers(String key, Function<String, N> parse) {
    String line = EXPECTED.getProperty(key, "");
    return line.isEmpty()
        ? new ArrayList<>()
        : Arrays.stream(line.split(" ")).map(parse).toList();
  }
}
