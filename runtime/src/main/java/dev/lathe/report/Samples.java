package dev.lathe.report;

import dev.lathe.audio.Audio;
import dev.lathe.audio.AudioTransforms;
import dev.lathe.audio.Spectrogram;
import dev.lathe.data.Chance;
import dev.lathe.data.ClassCounts;
import dev.lathe.data.Dataset;
import dev.lathe.data.Example;
import dev.lathe.vision.Box;
import dev.lathe.vision.Image;
import dev.lathe.vision.Interpolation;
import dev.lathe.vision.Transforms;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Some examples, as they are. */
final class Samples {
  private static final int SMALL = 64;
  private static final int LARGE = 320;
  private static final int CROWD = 8;
  private static final int FRAMES = 320;
  private static final int MOST_BINS = 1024;
  private static final int DECIBELS = 80;
  private static final int LONGEST_TEXT = 400;
  private static final int MOST_CELLS = 10;

  private final Html page;
  private final List<String> names;

  Samples(Html page, List<String> names) {
    this.page = page;
    this.names = names;
  }

  void write(Dataset<?, ?> data, Picks picks, Example<?, ?> first) {
    page.section("Samples");
    switch (Kind.ofInput(first.input())) {
      case Kind.PICTURE -> pictures(data, picks, (Image) first.input());
      case Kind.SOUND, Kind.SPECTROGRAM -> sounds(data, picks);
      case Kind.TEXT -> texts(data, picks);
      default -> rows(data, picks, first);
    }
    page.endSection();
  }

  private void pictures(Dataset<?, ?> data, Picks picks, Image first) {
    boolean small = begin(first);
    for (int index : picks.chosen(small ? 40 : 12)) {
      Example<?, ?> example = Chance.read(data, index);
      figure(picture((Image) example.input(), example.target()), label(example.target()), "");
    }
    page.raw("</div>\n");
  }

  /** Begins a grid of pictures; gives whether they are small. */
  boolean begin(Image first) {
    boolean small = Math.max(first.width(), first.height()) <= SMALL;
    page.raw(small ? "<div class=\"samples small\">\n" : "<div class=\"samples\">\n");
    return small;
  }

  /** A picture in the size in which it is shown, with the boxes where these are its target. */
  Image picture(Image image, Object target) {
    boolean boxed = Kind.ofTarget(target).equals(Kind.BOXES);
    List<Box> boxes = boxed ? ((List<?>) target).stream().map(Box.class::cast).toList() : List.of();
    Example<Image, List<Box>> shown = new Example<>(image, boxes);
    double shrink = (double) LARGE / Math.max(image.width(), image.height());
    if (shrink < 1) {
      int width = Math.max(1, (int) Math.round(image.width() * shrink));
      int height = Math.max(1, (int) Math.round(image.height() * shrink));
      shown =
          Transforms.resize(width, height, Interpolation.BILINEAR).withBoxes().apply(shown);
    }
    if (!boxed) {
      return shown.input();
    }
    int last = boxes.stream().mapToInt(Box::label).max().orElse(0);
    boolean crowd = boxes.size() > CROWD; // names would hide the picture
    int blank = Math.max(last, last + 1); // names; the greatest number has no next
    List<String> drawn = crowd ? Collections.nCopies(blank, "") : names;
    return shown.input().drawBoundingBoxes(shown.target(), drawn);
  }

  private void sounds(Dataset<?, ?> data, Picks picks) {
    page.element(
        "p",
        "Time to the right, frequency upwards, from black for the least value to light yellow for the largest; of recordings, decibels, 80 at most, up to half the sample rate.");
    page.raw("<div class=\"samples sounds\">\n");
    for (int index : picks.chosen(20)) {
      Example<?, ?> example = Chance.read(data, index);
      if (example.input() instanceof Audio audio) {
        String length = AudioSurvey.length(Math.round(1000 * audio.seconds()));
        figure(spectrum(audio), label(example.target()), length);
      } else if (example.input() instanceof Spectrogram spectrogram) {
        figure(spectrogram.image(), label(example.target()), spectrogram.frames() + " frames");
      }
    }
    page.raw("</div>\n");
  }

  /** Windows of about 32 ms, so far apart that the picture has a bounded width; of a recording shorter than that, one black pixel. */
  private static Image spectrum(Audio audio) {
    int size = 64;
    while (size < MOST_BINS && size * 32 < audio.sampleRate()) {
      size *= 2;
    }
    if (audio.frames() <= size / 2) {
      return Spectrogram.of(1, 1, new float[1]).image();
    }
    int hop = Math.max(size / 8, audio.frames() / FRAMES);
    return AudioTransforms.spectrogram(size, hop)
        .then(AudioTransforms.amplitudeToDb(DECIBELS))
        .apply(audio)
        .image();
  }

  private void texts(Dataset<?, ?> data, Picks picks) {
    page.raw("<dl class=\"texts\">\n");
    for (int index : picks.chosen(12)) {
      Example<?, ?> example = Chance.read(data, index);
      page.element("dt", label(example.target()));
      page.element("dd", Html.cut((String) example.input(), LONGEST_TEXT));
    }
    page.raw("</dl>\n");
  }

  private void rows(Dataset<?, ?> data, Picks picks, Example<?, ?> first) {
    Columns columns = Columns.of(first.input());
    int width = Math.min(MOST_CELLS, columns.size(first.input()));
    String[] cells = new String[width + 1];
    cells[0] = "target";
    for (int i = 0; i < width; i++) {
      cells[i + 1] = columns.name(i);
    }
    page.table(cells);
    for (int index : picks.chosen(12)) {
      Example<?, ?> example = Chance.read(data, index);
      cells[0] = label(example.target());
      for (int i = 0; i < width; i++) {
        boolean there = i < columns.size(example.input());
        cells[i + 1] = there ? cell(columns.get(example.input(), i)) : "";
      }
      page.row(cells);
    }
    page.endTable();
  }

  private static String cell(@Nullable Object value) {
    return Html.cut(String.valueOf(value), 40);
  }

  /** What a target is, in few words. */
  private String label(Object target) {
    ClassCounts counts = new ClassCounts(List.of());
    if (target instanceof Integer number) {
      return name(number);
    }
    if (Kind.ofTarget(target).equals(Kind.BOXES)) {
      ((List<?>) target).forEach(box -> counts.add(((Box) box).label()));
      String counted = counts.all().stream()
          .map(count -> count.count() + " " + name(count.label()))
          .collect(Collectors.joining(", "));
      return counted.isEmpty() ? "no box" : counted;
    }
    Columns columns = Columns.of(target);
    int size = columns.size(target);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < Math.min(4, size); i++) {
      text.append(i == 0 ? "" : ", ").append(cell(columns.get(target, i)));
    }
    return text.append(size > 4 ? ", \u2026" : "").toString();
  }

  private String name(int label) {
    return label >= 0 && label < names.size()
        ? Html.cut(names.get(label), 40)
        : String.valueOf(label);
  }

  void figure(Image image, String caption, String more) {
    page.raw("<figure><img src=\"data:image/png;base64,"
        + Base64.getEncoder().encodeToString(image.toPng()));
    page.raw("\" width=\"" + image.width() + "\" height=\"" + image.height() + "\" alt=\"")
        .text(caption);
    page.raw("\"/><figcaption>").text(caption);
    page.element("small", more).raw("</figcaption></figure>\n");
  }
}
