package dev.lathe.tests.behaviour;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.data.Dataset;
import dev.lathe.runtime.EpochReport;
import dev.lathe.runtime.History;
import dev.lathe.runtime.LearningRateSearch;
import dev.lathe.runtime.Trainer;
import dev.lathe.tests.Browser;
import dev.lathe.tests.Quiet;
import dev.lathe.tests.networks.Samples;
import dev.lathe.tests.networks.StripesModel;
import dev.lathe.train.Callback;
import dev.lathe.train.Checkpoints;
import dev.lathe.train.CsvLog;
import dev.lathe.train.HtmlReport;
import dev.lathe.train.LivePage;
import dev.lathe.train.StepReport;
import dev.lathe.train.TrainingRun;
import dev.lathe.vision.Image;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Pages of trainings, as they are written and as a browser shows them; the latter is skipped where there is no Chromium. */
@ExtendWith(Quiet.class)
class TrainingPageTest {
  private static final Dataset<float[], Integer> TRAIN = Samples.pictures(1, 58);
  private static final Dataset<float[], Integer> TEST = Samples.pictures(2, 40);
  private static final Pattern NUMBER = Pattern.compile("<td title=\"([^\"]*)\">");
  private static final int TRAINING = 0x3B6FD4;
  private static final int VALIDATION = 0xD9822B;

  @TempDir
  Path folder;

  private static Trainer<float[], Integer> training(StripesModel model) {
    return model.training().epochs(3).validation(TEST);
  }

  private static Image picture(float[] input) {
    byte[] samples = new byte[input.length];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (byte) (170 * input[i]);
    }
    return Image.of(14, 14, 1, samples);
  }

  private static HtmlReport report(StripesModel model, Path file) {
    return HtmlReport.to(file).mistakes(TEST, model::classify, TrainingPageTest::picture);
  }

  private static void requireNumbers(List<EpochReport> reports, String elements) {
    List<Double> shown = new ArrayList<>();
    Matcher cells = NUMBER.matcher(elements);
    while (cells.find()) {
      shown.add(Double.valueOf(cells.group(1)));
    }
    List<Double> expected = reports.stream()
        .flatMapToDouble(report -> DoubleStream.of(
            report.learningRate(),
            report.loss(),
            report.accuracy(),
            report.validation().loss(),
            report.validation().accuracy()))
        .boxed()
        .toList();
    assertEquals(expected, shown);
  }

  /** The columns behind the number of steps, to the character. */
  private static void requireCellsOf(Path csv, String elements) throws IOException {
    List<String> expected = Files.readAllLines(csv).stream()
        .skip(1)
        .flatMap(row -> Stream.of(row.split(",")).skip(2).limit(5))
        .toList();
    assertEquals(
        expected, NUMBER.matcher(elements).results().map(cell -> cell.group(1)).toList());
  }

  private static void requireCurves(Image seen) {
    for (int color : new int[] {TRAINING, VALIDATION}) {
      assertTrue(Browser.colours(seen).getOrDefault(color, 0) > 300, "pixels of a curve");
    }
  }

  private static int count(String page, String part) {
    return page.split(Pattern.quote(part), -1).length - 1;
  }

  @Test
  void theFileIsSeenWithTheNumbersOfTheReports() throws IOException {
    StripesModel model = StripesModel.create();
    Path file = folder.resolve("report.html");
    Path csv = folder.resolve("log.csv");
    History history =
        training(model).callback(report(model, file), CsvLog.to(csv)).fit(TRAIN);
    String elements = Browser.elements(file.toUri(), folder);
    requireNumbers(history.epochs(), elements);
    requireCellsOf(csv, elements);
    assertEquals(5, count(elements, " class=\"line\"") + count(elements, " class=\"line held\""));
    assertTrue(elements.contains("ended after 3 of 3 epochs"));
    requireCurves(Browser.look(file, 1000, 1400, true));
    assertFalse(Browser.colours(Browser.look(file, 400, 1400, false)).containsKey(TRAINING));
  }

  @Test
  void theSearchForALearningRateIsSeen() throws IOException {
    LearningRateSearch search = StripesModel.create().training().findLearningRate(TRAIN);
    Path file = folder.resolve("rates.html");
    search.save(file);
    String elements = Browser.elements(file.toUri(), folder);
    assertEquals(search.rates().size(), count(elements, "<title>rate "));
    assertEquals(1, count(elements, "suggestion here"));
    assertTrue(elements.contains(">1e-6<"), elements);
    Map<Integer, Integer> colours = Browser.colours(Browser.look(file, 1000, 500, true));
    assertTrue(colours.getOrDefault(TRAINING, 0) > 300, "pixels of the curve");
    assertTrue(colours.getOrDefault(VALIDATION, 0) > 8, "pixels of the suggestion");
  }

  @Test
  void hasTheSummaryTheMatrixAndTheMistakes() throws IOException {
    StripesModel model = StripesModel.create();
    Path file = folder.resolve("report.html");
    History history = training(model).callback(report(model, file)).fit(TRAIN);
    String page = Files.readString(file);
    assertTrue(page.contains(StripesModel.SUMMARY), page);
    int wrong = (int) Math.round(TEST.size() * (1 - history.last().validation().accuracy()));
    assertEquals(Math.min(12, wrong), count(page, "<img "));
    long right = 0;
    Matcher cells =
        Pattern.compile("class=\"right\" style=\"[^\"]*\">([0-9]+)<").matcher(page);
    while (cells.find()) {
      right += Long.parseLong(cells.group(1));
    }
    assertEquals(TEST.size() - wrong, right);
  }

  @Test
  void oneSeedGivesOnePage() throws IOException {
    assertEquals(page("a.html", Checkpoints.in(folder.resolve("a"))), page("b.html", null));
  }

  private String page(String name, Checkpoints checkpoints, Callback... more) throws IOException {
    StripesModel model = StripesModel.create();
    Path file = folder.resolve(name);
    Trainer<float[], Integer> training =
        training(model).callback(report(model, file).times(false)).callback(more);
    if (checkpoints != null) {
      training = training.checkpoints(checkpoints);
    }
    training.fit(TRAIN);
    return Files.readString(file);
  }

  /** Ends the training as a crash would. */
  private record Crash(long atStep) implements Callback {
    @Override
    public void onStep(TrainingRun run, StepReport report) {
      if (report.step() == atStep) {
        throw new IllegalStateException("crash");
      }
    }
  }

  @Test
  void afterARestartItIsAsIfThereHadBeenNone() throws IOException {
    Checkpoints checkpoints = Checkpoints.in(folder.resolve("kept")).everySteps(4);
    assertThrows(
        IllegalStateException.class, () -> page("report.html", checkpoints, new Crash(33)));
    assertTrue(Files.readString(folder.resolve("report.html")).contains("under way, 2 of 3"));
    assertEquals(page("whole.html", null), page("report.html", checkpoints));
  }

  /** Looks at the page while the training waits. */
  private record Watching(LivePage live, Path folder, List<EpochReport> seen) implements Callback {
    @Override
    public void onEpoch(TrainingRun run, EpochReport report) {
      seen.add(report);
      if (report.epoch() == 2) {
        try {
          look();
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }

    private void look() throws IOException {
      String elements = Browser.elements(live.address(), folder);
      requireNumbers(seen, elements);
      assertTrue(elements.contains("under way, 2 of 3 epochs"));
      assertTrue(elements.contains("<dd id=\"step\">15 / 15 in epoch 2</dd>"), elements);
      assertTrue(elements.contains("<dd id=\"loss\">" + digits(seen.get(1).loss())), elements);
      assertTrue(elements.matches("(?s).*<dd id=\"rate\">[0-9,]+</dd>.*"), elements);
      assertTrue(elements.matches("(?s).*<p id=\"gone\"[^>]* hidden=\"\">.*"), elements);
      requireCurves(Browser.look(live.address(), folder, 1000, 1400, true));
    }

    private static String digits(double loss) {
      return String.valueOf(loss).substring(0, 4);
    }
  }

  @Test
  void theLivePageIsSeenWhileTrainingIsUnderWay() {
    LivePage live = LivePage.on(0);
    Watching watching = new Watching(live, folder, new ArrayList<>());
    training(StripesModel.create()).callback(live, watching).fit(TRAIN);
    assertEquals(3, watching.seen().size());
    assertThrows(IllegalStateException.class, live::address);
  }
}
