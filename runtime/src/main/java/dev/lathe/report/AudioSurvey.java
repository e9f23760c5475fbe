package dev.lathe.report;

import dev.lathe.audio.Audio;
import dev.lathe.data.ClassCounts;
import dev.lathe.data.Example;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Inputs that are recordings. */
final class AudioSurvey implements Survey {
  private static final double FULL = 0.999;
  private static final int SHOWN = 4;

  private final ClassCounts rates = new ClassCounts(List.of());
  private final ClassCounts channels = new ClassCounts(List.of());
  private final Spread milliseconds = new Spread();
  private final Moments peaks = new Moments();
  private double seconds;
  private double squares;
  private long samples;
  private long full;
  private long silent;

  @Override
  public void add(Example<?, ?> example) {
    Audio audio = (Audio) example.input();
    rates.add(audio.sampleRate());
    channels.add(audio.channels());
    milliseconds.add(Math.round(1000 * audio.seconds()));
    seconds += audio.seconds();
    float peak = 0;
    for (int channel = 0; channel < audio.channels(); channel++) {
      for (float sample : audio.channel(channel)) {
        peak = Math.max(peak, Math.abs(sample));
        squares += (double) sample * sample;
        samples++;
      }
    }
    peaks.add(peak);
    full += peak >= FULL ? 1 : 0;
    silent += peak == 0 ? 1 : 0;
  }

  @Override
  public void facts(Html page) {
    page.fact(
        "sample rate", rates.classes() == 1 ? all(rates) + " Hz" : rates.classes() + " rates");
    page.fact("channels", all(channels));
    page.fact("length", milliseconds.range(AudioSurvey::length));
    page.fact("in all", duration(seconds));
  }

  private static String all(ClassCounts counts) {
    return counts.largest(SHOWN).stream()
        .map(ClassCounts.Count::name)
        .collect(Collectors.joining(", "));
  }

  @Override
  public void write(Html page) {
    page.section("Sound");
    page.element(
        "p",
        Html.count(full, "recording reaches", "recordings reach") + " full scale, "
            + Html.count(silent, "is", "are") + " silent.");
    writeLoudness(page);
    page.raw("<div class=\"charts\">");
    milliseconds.chart(page, "Length", AudioSurvey::length);
    page.raw("</div>\n");
    if (rates.classes() > 1) {
      page.element("h3", "Sample rates, in Hz");
      Bars.write(page, rates, false);
    }
    if (channels.classes() > 1) {
      page.element("h3", "Channels");
      Bars.write(page, channels, false);
    }
    page.endSection();
  }

  private void writeLoudness(Html page) {
    page.table("", "mean", "from", "to");
    page.row(
        "peak, full scale being 1",
        Html.number(peaks.mean()),
        Html.number(peaks.least()),
        Html.number(peaks.most()));
    double mean = squares / Math.max(1, samples);
    page.row("root mean square of all samples", Html.number(Math.sqrt(mean)), "", "");
    page.endTable();
  }

  static String length(long milliseconds) {
    return String.format(
        Locale.ROOT, milliseconds < 10_000 ? "%.2f s" : "%.1f s", milliseconds / 1000.0);
  }

  private static String duration(double seconds) {
    return seconds < 120
        ? String.format(Locale.ROOT, "%.1f s", seconds)
        : seconds < 7200
            ? String.format(Locale.ROOT, "%.1f min", seconds / 60)
            : String.format(Locale.ROOT, "%,.1f h", seconds / 3600);
  }
}
