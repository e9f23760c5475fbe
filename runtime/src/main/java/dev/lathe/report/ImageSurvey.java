package dev.lathe.report;

import dev.lathe.data.ClassCounts;
import dev.lathe.data.Example;
import dev.lathe.vision.Image;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Inputs that are pictures. Samples are counted by value, so that mean and deviation are exact. */
final class ImageSurvey implements Survey {
  private static final List<String> CHANNELS = List.of("grey", "red", "green", "blue", "opacity");
  private static final int VALUES = 256;
  /** Rounded to four digits, less is 0. */
  private static final double LEAST_DEVIATION = 5e-5;

  private final ClassCounts sizes = new ClassCounts(List.of());
  private final Spread widths = new Spread();
  private final Spread heights = new Spread();
  private final long[][] samples = new long[CHANNELS.size()][VALUES];
  private final long[] pictures = new long[5];

  @Override
  public void add(Example<?, ?> example) {
    Image image = (Image) example.input();
    int channels = image.channels();
    sizes.add(image.width() + " \u00D7 " + image.height());
    widths.add(image.width());
    heights.add(image.height());
    pictures[channels]++;
    byte[] pixels = image.pixels();
    for (int channel = 0; channel < channels; channel++) {
      long[] counts = samples[kind(channel, channels)];
      for (int i = channel; i < pixels.length; i += channels) {
        counts[pixels[i] & 0xFF]++;
      }
    }
  }

  /** Which of {@link #CHANNELS} a channel is. */
  private static int kind(int channel, int channels) {
    boolean opacity = channels % 2 == 0 && channel == channels - 1;
    return opacity ? 4 : channels < 3 ? 0 : channel + 1;
  }

  @Override
  public void facts(Html page) {
    boolean one = sizes.classes() == 1;
    page.fact(
        one ? "size" : "sizes", one ? sizes.all().get(0).name() : Html.count(sizes.classes()));
    page.fact(
        "channels",
        IntStream.range(1, 5)
            .filter(channels -> pictures[channels] > 0)
            .mapToObj(String::valueOf)
            .collect(Collectors.joining(", ")));
  }

  @Override
  public void write(Html page) {
    if (sizes.classes() > 1) {
      page.section("Sizes");
      page.element(
          "p",
          "Widths of " + widths.range(Html::count) + " and heights of " + heights.range(Html::count)
              + " pixels.");
      page.raw("<div class=\"charts\">");
      widths.chart(page, "Width", Html::count);
      heights.chart(page, "Height", Html::count);
      page.raw("</div>\n");
      Bars.write(page, sizes, false);
      page.endSection();
    }
    writeSamples(page);
  }

  private void writeSamples(Html page) {
    int[] present = IntStream.range(0, samples.length)
        .filter(kind -> Arrays.stream(samples[kind]).sum() > 0)
        .toArray();
    page.section("Pixels");
    writeFigures(page, present);
    page.raw("<div class=\"charts\">");
    for (int kind : present) {
      page.columns(CHANNELS.get(kind), quarters(samples[kind]), "0", "255");
    }
    page.raw("</div>\n");
    if (pictures[1] == widths.moments().count()) {
      normalize(page, "%.4ff, %.4ff", 0);
    } else if (pictures[3] == widths.moments().count()) {
      normalize(
          page, "new float[] {%.4ff, %.4ff, %.4ff}, new float[] {%.4ff, %.4ff, %.4ff}", 1, 2, 3);
    }
    page.endSection();
  }

  private void writeFigures(Html page, int... kinds) {
    page.table("channel", "mean, 0 to 255", "std", "mean, 0 to 1", "std");
    for (int kind : kinds) {
      double mean = mean(samples[kind]);
      double deviation = deviation(samples[kind]);
      page.row(
          CHANNELS.get(kind),
          fixed(mean, 2),
          fixed(deviation, 2),
          fixed(mean / 255, 4),
          fixed(deviation / 255, 4));
    }
    page.endTable();
  }

  /** What to write after {@code toTensor}; what never changes is divided by 1. */
  private void normalize(Html page, String form, int... kinds) {
    Object[] figures = IntStream.range(0, 2 * kinds.length)
        .mapToObj(i -> i < kinds.length
            ? mean(samples[kinds[i]]) / 255
            : divisor(deviation(samples[kinds[i - kinds.length]]) / 255))
        .toArray();
    page.element(
        "pre",
        "Transforms.toTensor().then(Transforms.normalize("
            + String.format(Locale.ROOT, form, figures) + "))");
  }

  private static double divisor(double deviation) {
    return deviation < LEAST_DEVIATION ? 1 : deviation;
  }

  /** Four values together. */
  private static long[] quarters(long[] counts) {
    long[] sums = new long[VALUES / 4];
    for (int i = 0; i < VALUES; i++) {
      sums[i / 4] += counts[i];
    }
    return sums;
  }

  private static double mean(long[] counts) {
    double sum = 0;
    for (int i = 0; i < VALUES; i++) {
      sum += (double) i * counts[i];
    }
    return sum / Arrays.stream(counts).sum();
  }

  private static double deviation(long[] counts) {
    double mean = mean(counts);
    double sum = 0;
    for (int i = 0; i < VALUES; i++) {
      sum += (i - mean) * (i - mean) * counts[i];
    }
    return Math.sqrt(sum / Arrays.stream(counts).sum());
  }

  private static String fixed(double value, int decimals) {
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }
}
