package dev.lathe.report;

import dev.lathe.data.Chance;
import dev.lathe.data.Dataset;
import dev.lathe.data.Example;
import dev.lathe.io.AtomicFile;
import dev.lathe.runtime.Message;
import dev.lathe.vision.FileImages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * A page of HTML about a data set: how many examples of each class, what the inputs are like, and some of them to look at.
 *
 * <pre>{@code
 * Report.of(train).title("Fashion-MNIST, train").labels(names).write(Path.of("train.html"));
 * }</pre>
 *
 * <p>Of pictures it has sizes and, for {@code Transforms.normalize}, mean and deviation of each channel; of boxes how many and how large; of recordings rates, lengths and
 * spectrograms; of texts lengths; of numbers, arrays of them and records, mean, deviation, range and what is missing in each column. Samples are taken from all classes alike.
 * Deviations are of the whole population.
 *
 * <p>The page is one file without scripts that asks for no other. One data set gives one page, byte for byte. Every example is read once, one after the other, and none is kept;
 * those that are shown are read again. Immutable: each option gives a new report.
 */
public final class Report {
  private final Dataset<?, ?> data;
  private final String title;
  private final List<String> labels;
  private final int limit;

  private Report(Dataset<?, ?> data, String title, List<String> labels, int limit) {
    this.data = data;
    this.title = title;
    this.labels = labels;
    this.limit = limit;
  }

  /**
   * About a whole data set, with the names of classes that it knows itself, as {@code ImageFolder}, {@code Voc} and {@code Yolo} do.
   *
   * @throws IllegalArgumentException with code L203 when it is empty
   */
  public static Report of(Dataset<?, ?> data) {
    if (data.size() == 0) {
      throw new IllegalArgumentException(
          Message.of("L203", "at least 1 example to report on", "an empty data set", ""));
    }
    List<String> labels = data instanceof FileImages<?> files ? files.classes() : List.of();
    return new Report(data, "A look at the data", labels, Integer.MAX_VALUE);
  }

  /** What the page is called. */
  public Report title(String newTitle) {
    return new Report(data, Objects.requireNonNull(newTitle, "title"), labels, limit);
  }

  /** The names of the classes: that of target 3 is {@code names.get(3)}. */
  public Report labels(List<String> names) {
    return new Report(data, title, List.copyOf(names), limit);
  }

  /**
   * Looks at no more examples than that, evenly spread over the data set; the page says so. By default at all.
   *
   * @param most at least 1
   * @throws IllegalArgumentException with code L212 for fewer
   */
  public Report limit(int most) {
    if (most < 1) {
      throw new IllegalArgumentException(
          Message.of("L212", "a limit of at least 1 example", String.valueOf(most), ""));
    }
    return new Report(data, title, labels, most);
  }

  /**
   * Reads the data and writes the page. Missing folders are made; an older file is replaced only when the new one is complete.
   *
   * @throws IOException with code L207 when the path is a folder, or as the file system says
   */
  public void write(Path file) throws IOException {
    AtomicFile.write(file, page().getBytes(StandardCharsets.UTF_8));
  }

  private String page() {
    Example<?, ?> first = Chance.read(data, 0);
    Survey inputs = inputs(first.input());
    Survey targets = targets(first.target());
    Picks picks = new Picks();
    int others = look(Kind.of(first), inputs, targets, picks);
    Html page = new Html().head(title, Html.POLICY, Style.CSS);
    extent(page, others);
    page.raw("<dl class=\"facts\">\n").fact("examples", Html.count(data.size()));
    inputs.facts(page);
    targets.facts(page);
    page.raw("</dl></header>\n");
    targets.write(page);
    new Samples(page, labels).write(data, picks, first);
    inputs.write(page);
    return page.foot("Deviations (std) are of the whole population. Written by Lathe.", "")
        .toString();
  }

  private int count() {
    return Math.min(limit, data.size());
  }

  /** Goes through the examples; gives how many are of another kind. */
  private int look(String kind, Survey inputs, Survey targets, Picks picks) {
    int count = count();
    int others = 0;
    for (int i = 0; i < count; i++) {
      int index = (int) ((long) i * data.size() / count);
      Example<?, ?> example = Chance.read(data, index);
      if (kind.equals(Kind.of(example))) {
        inputs.add(example);
        targets.add(example);
        picks.add(index, example);
      } else {
        others++;
      }
    }
    return others;
  }

  /** Says how much of the data was looked at. */
  private void extent(Html page, int others) {
    int count = count();
    if (count < data.size()) {
      page.raw("<p class=\"notice\">")
          .text(Html.count(count) + " of " + Html.count(data.size())
              + " examples looked at, evenly spread: the figures below are of these alone.")
          .raw("</p>\n");
    } else {
      page.element("p", Html.count(count, "example", "examples") + ", all looked at.");
    }
    if (others > 0) {
      page.raw("<p class=\"notice\">")
          .text(Html.count(others, "example is", "examples are")
              + " of other types than the first and left out.")
          .raw("</p>\n");
    }
  }

  private static Survey inputs(Object input) {
    return switch (Kind.ofInput(input)) {
      case Kind.PICTURE -> new ImageSurvey();
      case Kind.SOUND -> new AudioSurvey();
      case Kind.TEXT -> new TextSurvey();
      default -> new ColumnSurvey("Columns", Example::input, Columns.of(input));
    };
  }

  private Survey targets(Object target) {
    return switch (Kind.ofTarget(target)) {
      case Kind.CLASS -> new LabelSurvey(labels);
      case Kind.BOXES -> new BoxSurvey(labels);
      default -> new ColumnSurvey("Targets", Example::target, Columns.of(target));
    };
  }
}
