package dev.lathe.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.lathe.audio.Audio;
import dev.lathe.audio.Spectrogram;
import dev.lathe.data.Dataset;
import dev.lathe.data.Example;
import dev.lathe.data.SharedFiles;
import dev.lathe.data.Thrown;
import dev.lathe.vision.Box;
import dev.lathe.vision.Image;
import dev.lathe.vision.ImageFolder;
import dev.lathe.vision.Mnist;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

class ReportTest {
  @TempDir
  Path folder;

  private record Passenger(int age, float fare, @Nullable String port, boolean alone) {}

  @Test
  void picturesHaveSizesChannelsAndExactFigures() throws Exception {
    Image first = Image.of(2, 1, 3, new byte[] {0, 10, (byte) 255, 100, 10, (byte) 255});
    String page = page(Report.of(data(4, i -> first, i -> i % 2)).labels(List.of("cat", "dog")));
    contains(page, "<dt>size</dt>\n<dd>2 \u00D7 1</dd>", "<dt>channels</dt>\n<dd>3</dd>");
    contains(page, "<td>red</td><td>50.00</td><td>50.00</td><td>0.1961</td><td>0.1961</td>");
    contains(page, "<td>blue</td><td>255.00</td><td>0.00</td><td>1.0000</td><td>0.0000</td>");
    contains(
        page,
        "normalize(new float[] {0.1961f, 0.0392f, 1.0000f}, new float[] {0.1961f, 1.0000f, 1.0000f})");
    contains(page, "<b>cat</b>", "<b>dog</b>", "2 examples in every class.", "50.0 %");
    assertEquals(4, page.split("<img src=\"data:image/png;base64,", -1).length - 1);
  }

  @Test
  void sizesAreSpreadWhereTheyDiffer() throws Exception {
    String page = page(Report.of(data(
        200, i -> Image.of(1 + i, 5, i % 2 + 1, new byte[(1 + i) * 5 * (i % 2 + 1)]), i -> 0)));
    contains(page, "<dt>sizes</dt>\n<dd>200</dd>", "Widths of 1 to 200 and heights of 5 pixels.");
    contains(page, "<dd>1, 2</dd>", "<td>opacity</td>", "177 more");
    assertFalse(
        page.contains("normalize("), "grey and grey with opacity have no figures in common");
  }

  @Test
  void boxesAreCountedMeasuredAndDrawn() throws Exception {
    Image picture = Image.of(100, 50, 1, new byte[5000]);
    List<Box> boxes = List.of(
        new Box(0, 10, 10, 30, 20),
        new Box(0, 10, 10, 20, 20),
        new Box(2, 50, 10, 101, 50),
        new Box(0, 5, 5, 5, 9));
    String page = page(Report.of(data(2, i -> picture, i -> i == 0 ? boxes : List.<Box>of()))
        .labels(List.of("cell", "nothing", "dust")));
    contains(page, "<dt>boxes</dt>\n<dd>4</dd>", "<dt>boxes a picture</dt>\n<dd>2</dd>");
    contains(page, "1 picture has no box; 1 box has no area; 1 box reaches beyond the edge.");
    contains(page, "<td>cell</td><td>10</td><td>0</td><td>20</td><td>8</td><td>4</td><td>10</td>");
    contains(page, "background:#1f77b4", "background:#2ca02c", "3 cell, 1 dust");
  }

  @Test
  void recordingsHaveRatesLengthsAndSpectrograms() throws Exception {
    String page = page(Report.of(data(
        3, i -> Audio.of(8000, new float[i * 4000 + 10], new float[i * 4000 + 10]), i -> i)));
    contains(
        page,
        "<dd>8000 Hz</dd>",
        "<dt>channels</dt>\n<dd>2</dd>",
        "<dd>0.00 s to 1.00 s</dd>",
        "<dd>1.5 s</dd>");
    contains(page, "0 recordings reach full scale, 3 are silent.", "<small>0.50 s</small>");
    String wave = page(Report.of(data(
        1, i -> Spectrogram.of(2, 3, new float[] {1, 2, 3, 4, 5, 6}), i -> "x")));
    contains(wave, "<td>all</td><td>3.5</td><td>1.708</td><td>1</td><td>6</td>", "3 frames");
  }

  @Test
  void textsHaveLengthsAndAreShown() throws Exception {
    String page = page(Report.of(
        data(2, i -> i == 0 ? "one two\n three" : " ".repeat(900) + "\uD83D\uDE00", i -> "spam")));
    contains(
        page,
        "<dd>1 to 3</dd>",
        "<dt>spam</dt>\n<dd>one two\n three</dd>",
        "14</span>",
        "901</span>");
  }

  @Test
  void columnsHaveMomentsAndWhatIsMissing() throws Exception {
    String page = page(Report.of(data(
        4,
        i -> new Passenger(
            20 + i, i == 3 ? Float.NaN : 2 * i, i == 0 ? null : i == 1 ? "" : "Cork", i > 0),
        i -> new float[] {i})));
    contains(page, "<td>age</td><td>21.5</td><td>1.118</td><td>20</td><td>23</td><td></td>");
    contains(page, "<td>fare</td><td>2</td><td>1.633</td><td>0</td><td>4</td><td>1</td>");
    contains(page, "<td>port</td>", "Cork 100.0 %</td><td>2</td>", "true 75.0 %");
    contains(page, "<h2>Targets</h2>", "<td>all</td><td>1.5</td>");
  }

  private record Signal(float[] values, String name) {
    Signal {
      values = values.clone();
    }
  }

  @Test
  void arraysInRecordsAreToldByTheirLength() throws Exception {
    IntFunction<Signal> signal = i -> new Signal(new float[3 + i % 2], "s");
    String page = page(Report.of(data(3, signal, i -> new int[2][4])));
    contains(page, "3 values 66.7 %, 4 values 33.3 %", "<td>4 values, 4 values</td>");
    assertFalse(page.contains("[F@") || page.contains("[I@"), page);
  }

  /** Of 65,536 classes, each a text of megabytes, nothing more is kept. */
  @Test
  void longTextsAreToldByTheirBeginning() throws Exception {
    IntFunction<String> text = i -> "y".repeat(79 + i) + i;
    String page = page(Report.of(data(4, i -> new Passenger(i, 1, text.apply(i), true), text)));
    contains(page, "<dt>classes</dt>\n<dd>2</dd>", "<b>" + "y".repeat(80) + "\u2026</b>");
  }

  @Test
  void anyNumberOfABoxIsDrawn() throws Exception {
    Image picture = Image.of(2, 2, 1, new byte[4]);
    List<Box> crowd = Collections.nCopies(9, new Box(Integer.MAX_VALUE, 0, 0, 1, 1));
    contains(page(Report.of(data(1, i -> picture, i -> crowd))), "9 2147483647");
  }

  @Test
  void wideArraysAreShortened() throws Exception {
    String page = page(Report.of(data(3, i -> new int[2000 + i], i -> 1.5)));
    contains(page, "<dd>2,000 to 2,002</dd>", "The first 16 columns; there are 1,986 more.");
  }

  @Test
  void whatComesFromTheDataIsNeverMarkup() throws Exception {
    String evil = "</title></style><script>alert('\"&\u0000\u001B')</script>";
    List<Report> reports = List.of(
        Report.of(data(2, i -> evil, i -> evil)),
        Report.of(data(2, i -> Image.of(1, 1, 1, new byte[1]), i -> evil)),
        Report.of(
            data(2, i -> Image.of(1, 1, 1, new byte[1]), i -> List.of(new Box(0, 0, 0, 1, 1)))),
        Report.of(data(2, i -> new Passenger(1, 1, evil, true), i -> 0)),
        Report.of(data(2, i -> List.of(evil), i -> Path.of("x<b>y"))));
    for (Report report : reports) {
      String page = page(report.title(evil).labels(List.of(evil)));
      assertFalse(page.contains("<script"), page);
      assertFalse(page.contains("alert('"), page);
      contains(page, "&lt;script&gt;alert(&#39;&quot;&amp;\uFFFD\uFFFD&#39;)");
      assertFalse(page.replaceFirst("http-equiv", "").contains("http"), "asks for nothing");
    }
  }

  @Test
  void aLimitIsSaidAndReadsAllOverTheData() throws Exception {
    Dataset<float[], Integer> data = data(1000, i -> new float[] {i}, i -> i / 100);
    String page = page(Report.of(data).limit(10));
    contains(page, "10 of 1,000 examples looked at, evenly spread", "1 example in every class.");
    contains(page, "<td>450</td>", "<td>900</td>");
    contains(page(Report.of(data).limit(1000)), "1,000 examples, all looked at.");
  }

  @Test
  void otherTypesAreLeftOutAndCounted() throws Exception {
    String page = page(Report.of(data(5, i -> i == 3 ? "text" : new float[] {i}, i -> 0)));
    contains(page, "1 example is of other types than the first and left out.", "<td>1.75</td>");
  }

  @Test
  void samplesAreTakenFromAllClasses() throws Exception {
    String page =
        page(Report.of(data(5000, i -> "t" + i, i -> i < 4990 ? "often" : "rare" + i % 2)));
    contains(page, "<dd>t0</dd>", "<dd>t4990</dd>", "<dd>t4997</dd>");
    assertEquals(4, page.split("<dt>rare0</dt>", -1).length - 1);
    String many = page(Report.of(data(5000, i -> "t" + i, i -> i)));
    contains(many, "<dd>t0</dd>", "4977 more");
  }

  @Test
  void oneDataSetGivesOnePage() throws Exception {
    Dataset<float[], Integer> data = data(100, i -> new float[] {i}, i -> i % 3);
    assertEquals(page(Report.of(data)), page(Report.of(data)));
    data.report(folder.resolve("new/report.html"));
    assertEquals(page(Report.of(data)), Files.readString(folder.resolve("new/report.html")));
  }

  @Test
  void aFailureLeavesTheOldPage() throws IOException {
    Path file = Files.writeString(folder.resolve("page.html"), "old");
    Dataset<String, Integer> broken = data(10, i -> "x".repeat(10 / (9 - i)), i -> 0);
    assertThrows(ArithmeticException.class, () -> broken.report(file));
    assertEquals("old", Files.readString(file));
    try (Stream<Path> files = Files.list(folder)) {
      assertEquals(1, files.count());
    }
  }

  @Test
  void refusesWhatCannotBeReported() {
    Dataset<String, Integer> data = data(1, i -> "x", i -> 0);
    Thrown.by(
        IllegalArgumentException.class,
        () -> data.subset().report(folder.resolve("x")),
        "[L203] expected at least 1 example");
    Thrown.by(
        IllegalArgumentException.class,
        () -> Report.of(data).limit(0),
        "[L212] expected a limit of at least 1 example",
        "found: 0");
    Thrown.by(IOException.class, () -> data.report(folder), "[L207]", "the folder");
  }

  @Test
  void figuresOfMnistAreThePublishedOnes() throws Exception {
    String page = page(Report.of(Mnist.train(SharedFiles.data("mnist"))));
    contains(page, "<td>grey</td><td>33.32</td><td>78.57</td><td>0.1307</td><td>0.3081</td>");
    contains(
        page,
        "<span>5,923</span>",
        "<span>6,742</span>",
        "<span>5,421</span>",
        "From 5,421 to 6,742");
  }

  @Test
  void foldersNameTheirClasses() throws Exception {
    ImageFolder data =
        ImageFolder.load(SharedFiles.unpack("cifar10/png-folder.zip", folder.resolve("cifar")));
    String page = page(Report.of(data));
    contains(
        page,
        "<b>airplane</b>",
        "<figcaption>truck<small>",
        "<dd>32 \u00D7 32</dd>",
        "<dd>500</dd>");
  }

  /** The page, which must be well-formed. */
  private String page(Report report) throws Exception {
    Path file = folder.resolve("report.html");
    report.write(file);
    String page = Files.readString(file);
    String xml = page.replaceFirst("<!DOCTYPE html>", "");
    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(xml)));
    return page;
  }

  private static void contains(String page, String... parts) {
    for (String part : parts) {
      assertTrue(page.contains(part), () -> "no \"" + part + "\" in: " + page);
    }
  }

  private static <I, T> Dataset<I, T> data(int size, IntFunction<I> input, IntFunction<T> target) {
    return new Dataset<>() {
      @Override
      public int size() {
        return size;
      }

      @Override
      public Example<I, T> get(int index) {
        return new Example<>(input.apply(index), target.apply(index));
      }
    };
  }
}
