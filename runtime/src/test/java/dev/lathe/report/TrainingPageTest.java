package dev.lathe.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.data.Dataset;
import dev.lathe.data.Example;
import dev.lathe.runtime.ConfusionMatrix;
import dev.lathe.runtime.EpochReport;
import dev.lathe.runtime.Evaluation;
import dev.lathe.runtime.Prediction;
import dev.lathe.vision.Image;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class TrainingPageTest {
  private static final String HOSTILE = "a<b>&\"c'";
  private static final String ESCAPED = "a&lt;b&gt;&amp;&quot;c&#39;";

  private static ConfusionMatrix matrix(int classes, String name) {
    long[][] counts = new long[classes][classes];
    for (int label = 0; label < classes; label++) {
      counts[label][label] = 90;
      counts[label][(label + 1) % classes] += label % 2 == 0 ? 1 : 10;
    }
    return ConfusionMatrix.of(
        IntStream.range(0, classes).mapToObj(label -> name + label).toList(), counts);
  }

  private static EpochReport report(int epoch, Evaluation validation) {
    return new EpochReport(
        epoch, 9, 15L * epoch, 0.1 / epoch, 1.0 / 3 / epoch, 1 - 1.0 / 7 / epoch, validation, 1.5);
  }

  private static List<EpochReport> reports(int count, ConfusionMatrix matrix) {
    List<EpochReport> reports = new ArrayList<>();
    for (int epoch = 1; epoch <= count; epoch++) {
      reports.add(report(epoch, new Evaluation(2.0 / 3 / epoch, 0.75, matrix, 100)));
    }
    return reports;
  }

  private static TrainingPage page(List<EpochReport> reports) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("zeta", "1");
    settings.put("alpha", HOSTILE);
    return new TrainingPage("Digits", "hidden  " + HOSTILE, settings, 9, reports);
  }

  /** The page, which has to be well-formed and to have no scripts and no addresses. */
  private static String file(TrainingPage page) throws Exception {
    String html = page.html(true, true, null);
    parse(html);
    assertFalse(html.contains("<script"), "no scripts");
    assertFalse(html.matches("(?s).*(http:|https:|url\\(|@import|<link).*"), "no addresses");
    return html;
  }

  private static void parse(String html) throws Exception {
    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(html.replaceFirst("<!DOCTYPE html>", ""))));
  }

  private static void contains(String page, String... parts) {
    for (String part : parts) {
      assertTrue(page.contains(part), () -> part + " is not in " + page);
    }
  }

  private static int count(String page, String part) {
    return page.split(Pattern.quote(part), -1).length - 1;
  }

  @Test
  void hasTheVeryNumbersOfTheEpochs() throws Exception {
    List<EpochReport> reports = reports(3, matrix(3, ""));
    String page = file(page(reports));
    for (EpochReport report : reports) {
      contains(
          page,
          "<td title=\"" + report.learningRate() + "\">",
          "<td title=\"" + report.loss() + "\">",
          "<td title=\"" + report.accuracy() + "\">",
          "<td title=\"" + report.validation().loss() + "\">");
    }
    contains(page, "ended after 3 of 9 epochs", "<dd>0.2222 in epoch 3</dd>", "<dd>4.5 s</dd>");
    contains(page, "epoch 2\nloss 0.1667\nvalidation loss 0.3333</title>");
    assertEquals(3, count(page, "<svg "));
    assertEquals(5, count(page, " class=\"line\">") + count(page, " class=\"line held\">"));
  }

  @Test
  void whatIsNotThereIsLeftOut() throws Exception {
    EpochReport plain = new EpochReport(1, 1, 5, 0.1, 0.5, Double.NaN, null, 1);
    String page = file(page(List.of(plain)));
    assertEquals(2, count(page, "<svg "));
    assertFalse(page.contains("accuracy"));
    assertFalse(page.contains("validation"));
    assertFalse(page.contains("NaN"));
    String before = file(page(List.of()));
    contains(before, "0 of 9 epochs");
    assertEquals(0, count(before, "<svg "));
  }

  @Test
  void numbersThatAreNoneBreakTheLine() throws Exception {
    List<EpochReport> reports = new ArrayList<>(reports(3, matrix(2, "")));
    reports.set(1, report(2, new Evaluation(Double.NaN, 0.5, matrix(2, ""), 10)));
    String page = file(page(reports));
    assertTrue(page.matches("(?s).*<path d=\"M[0-9. ]+M[0-9. ]+\" class=\"line held\">.*"), page);
    contains(page, "validation loss \u2013</title>");
    reports.set(1, report(2, new Evaluation(1e308, 0.5, matrix(2, ""), 10)));
    reports.set(2, report(3, new Evaluation(-1e308, 0.5, matrix(2, ""), 10)));
    assertEquals(2, count(file(page(reports)), "<svg "), "no scale has room for both");
  }

  @Test
  void constantNumbersAreDrawn() throws Exception {
    for (double value : new double[] {0, 1, -3, 1e-310, 1e300, 0.1}) {
      List<EpochReport> reports = IntStream.rangeClosed(1, 3)
          .mapToObj(epoch -> new EpochReport(epoch, 3, 1, value, value, Double.NaN, null, 1))
          .toList();
      String page = file(page(reports));
      assertEquals(2, count(page, "<svg "), () -> value + "");
      assertTrue(count(page, "class=\"tick\"") <= 16, () -> value + "");
    }
  }

  @Test
  void namesAreText() throws Exception {
    String page = file(page(reports(1, matrix(2, HOSTILE))));
    contains(page, "<th>" + ESCAPED + "0</th>", "<dd>" + ESCAPED + "</dd>", "hidden  " + ESCAPED);
    assertFalse(page.contains("a<b>"));
    assertTrue(page.indexOf("zeta") < page.indexOf("alpha"), "settings keep their order");
  }

  @Test
  void theMostConfusedClassesAreShown() throws Exception {
    ConfusionMatrix matrix = matrix(100, "class ");
    long[][] counts = new long[100][100];
    for (int label = 0; label < 100; label++) {
      for (int predicted = 0; predicted < 100; predicted++) {
        counts[label][predicted] = matrix.count(label, predicted);
      }
    }
    counts[97][3] = 1234;
    String page = file(page(reports(1, ConfusionMatrix.of(matrix.labels(), counts))));
    contains(page, "30 of 100 classes", "<th>class 97</th>", "<th>class 3</th>", ">1,234</td>");
    assertEquals(30, count(page, "<tr><th>class "));
    assertEquals(30, count(page, " %</td></tr>"));
  }

  @Test
  void longTrainingsAreBounded() throws Exception {
    String page = file(page(reports(5000, ConfusionMatrix.of(List.of(), new long[0][]))));
    assertEquals(3 * 500, count(page, "<title>epoch "));
    contains(page, "<title>epoch 1\n", "<title>epoch 5000\n", "The last 1,000 of 5,000.");
    assertEquals(1000, count(page, "<tr><td>"));
    assertTrue(page.length() < 1_000_000, () -> page.length() + "");
  }

  @Test
  void theWorstMistakesAreShown() throws Exception {
    List<Example<Image, Integer>> examples = IntStream.range(0, 30)
        .mapToObj(i -> new Example<>(Image.of(2, 2, 1, new byte[] {0, 1, 2, (byte) i}), i % 2))
        .toList();
    Function<Image, Prediction<Integer>> classify =
        image -> new Prediction<>(1, image.sample(1, 1, 0) / 30.0, new float[0]);
    Mistakes<Image> mistakes = new Mistakes<>(Dataset.of(examples), classify, Function.identity());
    String page = page(reports(1, matrix(2, ""))).html(true, false, mistakes);
    parse(page);
    assertEquals(12, count(page, "<img "));
    contains(page, "0 \u2192 1<small>93.3 %</small>", "<small>20.0 %</small>");
    assertTrue(page.indexOf("93.3 %") < page.indexOf("86.7 %"));
    assertFalse(page.contains("class=\"time\""));
    Mistakes<Image> none =
        new Mistakes<>(Dataset.of(examples.subList(1, 2)), classify, Function.identity());
    contains(page(List.of()).html(true, true, none), "None: all of 1");
  }

  @Test
  void theLivePageRunsItsOwnScriptAlone() throws Exception {
    String page = page(reports(2, matrix(2, ""))).live();
    assertEquals(1, count(page, "<script>"));
    contains(page, "default-src 'none'", "script-src 'sha256-", "connect-src 'self'");
    contains(page, "id=\"step\"", "id=\"rate\"", "under way, 2 of 9 epochs");
    contains(TrainingPage.policy(), "frame-ancestors 'none'");
    assertFalse(page.contains("frame-ancestors"));
  }
}
