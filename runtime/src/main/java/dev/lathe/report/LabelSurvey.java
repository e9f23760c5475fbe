package dev.lathe.report;

import dev.lathe.data.ClassCounts;
import dev.lathe.data.Example;
import java.util.List;
import java.util.Locale;

/** Targets that are classes. */
final class LabelSurvey implements Survey {
  private final ClassCounts counts;

  LabelSurvey(List<String> names) {
    counts = new ClassCounts(names);
  }

  @Override
  public void add(Example<?, ?> example) {
    counts.add(Kind.label(example.target()));
  }

  @Override
  public void facts(Html page) {
    page.fact("classes", Html.count(counts.classes()));
  }

  @Override
  public void write(Html page) {
    List<ClassCounts.Count> all = counts.all();
    long least = all.stream().mapToLong(ClassCounts.Count::count).min().orElse(0);
    long most = all.stream().mapToLong(ClassCounts.Count::count).max().orElse(0);
    page.section("Classes");
    page.element("p", balance(least, most));
    Bars.write(page, counts, false);
    page.endSection();
  }

  private static String balance(long least, long most) {
    String range = "From " + Html.count(least) + " to " + Html.count(most) + " examples a class";
    if (least == most) {
      return Html.count(most, "example", "examples") + " in every class.";
    }
    return least == 0
        ? range + ": some have none."
        : range + ": the largest class has "
            + String.format(Locale.ROOT, "%.1f", (double) most / least)
            + " times as many as the smallest.";
  }
}
