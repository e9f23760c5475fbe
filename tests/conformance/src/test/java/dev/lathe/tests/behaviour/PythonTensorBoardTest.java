package dev.lathe.tests.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.data.Dataset;
import dev.lathe.io.Numpy;
import dev.lathe.metrics.Average;
import dev.lathe.metrics.Metrics;
import dev.lathe.runtime.EpochReport;
import dev.lathe.runtime.Evaluation;
import dev.lathe.runtime.History;
import dev.lathe.tests.Python;
import dev.lathe.tests.Quiet;
import dev.lathe.tests.networks.FusionModel;
import dev.lathe.tests.networks.Samples;
import dev.lathe.tests.networks.StagedModel;
import dev.lathe.train.EventFile;
import dev.lathe.train.TensorBoard;
import dev.lathe.vision.Image;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Event files as TensorBoard itself reads them; skipped where there is no Python that has it. */
@ExtendWith(Quiet.class)
class PythonTensorBoardTest {
  private static final Dataset<float[], Integer> TRAIN = Samples.pictures(1, 96);
  private static final Dataset<float[], Integer> TEST = Samples.pictures(2, 40);

  @TempDir
  Path folder;

  private List<String> read(Path run, Path... weights) throws IOException {
    return Python.run(folder, List.of("tensorboard", "PIL"), "eventfiles.py", run, weights)
        .lines()
        .toList();
  }

  private static EventFile file(Path run, long second) {
    return EventFile.in(run, Clock.fixed(Instant.ofEpochSecond(second), ZoneOffset.UTC));
  }

  /** Lines of a kind and a tag, without these. */
  private static List<String> of(List<String> lines, String kind, String tag) {
    String begin = kind + "|" + tag + "|";
    return lines.stream()
        .filter(line -> line.startsWith(begin))
        .map(line -> line.substring(begin.length()))
        .toList();
  }

  /** Whether it read these values, as floats, after these steps. */
  private static void assertScalars(
      List<String> lines, String tag, History history, ToDoubleFunction<EpochReport> value) {
    List<String> points = of(lines, "scalar", tag);
    assertEquals(history.epochs().size(), points.size(), tag);
    for (int i = 0; i < points.size(); i++) {
      EpochReport report = history.epochs().get(i);
      String[] point = points.get(i).split("\\|");
      assertEquals(report.steps(), Long.parseLong(point[0]), tag);
      assertEquals((float) value.applyAsDouble(report), Float.parseFloat(point[1]), tag);
    }
  }

  @Test
  void trainingIsWhatWasTrained() throws IOException {
    StagedModel model = StagedModel.create();
    Path run = folder.resolve("run");
    History history = model
        .training()
        .epochs(3)
        .validation(TEST)
        .metrics(Metrics.f1(Average.MACRO), Metrics.logLoss())
        .callback(TensorBoard.to(run).gradients(true))
        .fit(TRAIN);
    Path weights = folder.resolve("weights.npz");
    Numpy.savez(weights, model.stateDict());
    List<String> lines = read(run, weights);
    assertTrue(lines.stream().noneMatch(line -> line.startsWith("warning")), lines::toString);
    assertScalars(lines, "epoch/loss", history, EpochReport::loss);
    assertScalars(lines, "epoch/accuracy", history, EpochReport::accuracy);
    assertScalars(
        lines, "epoch/validation_loss", history, report -> held(report).loss());
    assertScalars(
        lines, "epoch/validation_accuracy", history, report -> held(report).accuracy());
    for (String metric : List.of("f1_macro", "log_loss")) {
      assertScalars(
          lines,
          "validation/" + metric,
          history,
          report -> Objects.requireNonNull(held(report).metrics().get(metric)));
    }
    assertEquals(12, of(lines, "scalar", "step/loss").size());
    for (String name : model.stateDict().keySet()) {
      assertEquals(3, of(lines, "histogram", "weights/" + name).size(), name);
      assertEquals(1, of(lines, "counted", "weights/" + name).size(), name);
    }
    assertEquals(3, of(lines, "histogram", "gradients/logits.weight").size());
    assertEquals(List.of("Staged"), of(lines, "setting", "network"));
    assertEquals(List.of("3.0"), of(lines, "setting", "epochs"));
    assertTrue(of(lines, "text", "settings").get(0).contains("| network | Staged |"));
    assertEquals(
        List.of(
            "input|Input||[-1, 1, 14, 14]|Input",
            "stage1/0/conv1|Conv2d|input|[-1, 1, 14, 14]|Conv2d(out = 1, kernel = {3}, padding = {1})",
            "stage1/0/bn1|BatchNorm2d|stage1/0/conv1|[-1, 1, 14, 14]|BatchNorm2d, ReLU",
            "stage1/1/conv1|Conv2d|stage1/0/bn1 input|[-1, 1, 14, 14]|Conv2d(out = 1, kernel = {3}, padding = {1})",
            "stage1/1/bn1|BatchNorm2d|stage1/1/conv1|[-1, 1, 14, 14]|BatchNorm2d, ReLU",
            "lines|GRU|stage1/1/bn1 stage1/0/bn1 input|[-1, 6]|GRU(hidden = 6, output = LAST)",
            "logits|Linear|lines|[-1, 10]|Linear(10)"),
        nodes(lines));
  }

  private static Evaluation held(EpochReport report) {
    return Objects.requireNonNull(report.validation());
  }

  private static List<String> nodes(List<String> lines) {
    return lines.stream()
        .filter(line -> line.startsWith("node|"))
        .map(line -> line.substring("node|".length()))
        .toList();
  }

  /** A program that was killed while it wrote, and the one that went on. */
  @Test
  void stepsThatAreMadeAgainCountOnce() throws IOException {
    Path cut;
    try (EventFile events = file(folder, 1_700_000_000)) {
      cut = events.path();
      events.purge(1);
      for (int step = 1; step <= 6; step++) {
        events.addScalar("loss", step, step);
      }
    }
    byte[] whole = Files.readAllBytes(cut);
    Files.write(cut, Arrays.copyOf(whole, whole.length - 5));
    try (EventFile events = file(folder, 1_700_000_060)) {
      events.purge(4);
      for (int step = 4; step <= 6; step++) {
        events.addScalar("loss", 10 + step, step);
      }
    }
    assertEquals(
        List.of("1|1.0", "2|2.0", "3|3.0", "4|14.0", "5|15.0", "6|16.0"),
        of(read(folder), "scalar", "loss"));
  }

  @Test
  void picturesTextsSettingsAndForksAreRead() throws IOException {
    try (EventFile events = EventFile.in(folder)) {
      events.addImage("grey", Image.of(2, 1, 1, new byte[] {0, (byte) 200}), 3);
      events.addImage("colour", Image.of(1, 2, 3, new byte[] {1, 2, 3, 4, 5, 6}), 4);
      events.addText("note", "# Größe\n\n| a | b |", 5);
      events.addHparams(Map.of("shuffle", "true", "rate", "1.0E-4", "kind", "deep"));
      events.addHistogram("none", new float[0], 6);
      events.addHistogram("some", new float[] {-1, 0, 1e-20f, Float.NaN, 3}, 6);
      events.addGraph(FusionModel.create());
    }
    List<String> lines = read(folder);
    assertEquals(List.of("3|2|1|L|00c8"), of(lines, "image", "grey"));
    assertEquals(List.of("4|1|2|RGB|010203040506"), of(lines, "image", "colour"));
    assertEquals(List.of("5|# Größe\\n\\n| a | b |"), of(lines, "text", "note"));
    assertEquals(List.of("True"), of(lines, "setting", "shuffle"));
    assertEquals(List.of("0.0001"), of(lines, "setting", "rate"));
    assertEquals(List.of("deep"), of(lines, "setting", "kind"));
    assertEquals(List.of("6|0.0|0.0|0.0|0.0"), of(lines, "histogram", "none"));
    assertEquals(List.of("6|4.0|-1.0|3.0|2.0"), of(lines, "histogram", "some"));
    assertEquals(
        List.of(
            "state|Input||[-1, 2, 5]|Input",
            "target|Input||[-1, 3]|Input",
            "picture|Linear|state|[-1, 2, 8]|Linear(8), Tanh",
            "word|Embedding|target|[-1, 3, 8]|Embedding(count = 6, width = 8)",
            "corners|Linear|picture word|[-1, 4]|Linear(4)",
            "scores|Linear|picture word|[-1, 3]|Linear(3)"),
        nodes(lines));
  }
}
