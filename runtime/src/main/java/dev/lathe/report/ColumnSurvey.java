package dev.lathe.report;

import dev.lathe.data.ClassCounts;
import dev.lathe.data.Example;
import dev.lathe.data.Transform;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Inputs or targets that are numbers, arrays of them or records: figures for each column. */
final class ColumnSurvey implements Survey {
  private static final int MOST_COLUMNS = 1024;
  private static final int SHOWN = 64;
  private static final int SHOWN_OF_MANY = 16;
  private static final int NAMED = 4;

  private final String title;
  private final Transform<Example<?, ?>, Object> side;
  private final Columns columns;
  private final List<Column> figures = new ArrayList<>();
  private final Moments all = new Moments();
  private final Spread widths = new Spread();

  /** One column: its numbers, and what is in it where that is no numbers. */
  private record Column(Moments numbers, ClassCounts others) {}

  /** @param side the input or the target of an example */
  ColumnSurvey(String title, Transform<Example<?, ?>, Object> side, Columns columns) {
    this.title = title;
    this.side = side;
    this.columns = columns;
  }

  @Override
  public void add(Example<?, ?> example) {
    Object row = side.apply(example);
    double[] numbers = Columns.numbers(row);
    int width = numbers == null ? columns.size(row) : numbers.length;
    widths.add(width);
    for (int i = 0; i < width; i++) {
      if (numbers != null) {
        all.add(numbers[i]);
      }
      if (i < MOST_COLUMNS) {
        add(column(i), numbers == null ? columns.get(row, i) : numbers[i]);
      }
    }
  }

  private Column column(int index) {
    if (index == figures.size()) {
      figures.add(new Column(new Moments(), new ClassCounts(List.of())));
    }
    return figures.get(index);
  }

  private static void add(Column column, @Nullable Object value) {
    if (value instanceof Number number) {
      column.numbers.add(number.doubleValue());
    } else if (value == null || value.toString().isBlank()) {
      column.numbers.addMissing();
    } else {
      column.others.add(Kind.label(value));
    }
  }

  @Override
  public void facts(Html page) {
    page.fact(title.toLowerCase(Locale.ROOT), widths.range(Html::count));
  }

  @Override
  public void write(Html page) {
    page.section(title);
    int shown = figures.size() <= SHOWN ? figures.size() : SHOWN_OF_MANY;
    writeFigures(page, shown);
    int more = (int) widths.moments().most() - shown;
    if (more > 0) {
      page.element(
          "p", "The first " + shown + " columns; there are " + Html.count(more) + " more.");
    }
    if (!widths.isOne()) {
      page.raw("<div class=\"charts\">");
      widths.chart(page, "Number of values", Html::count);
      page.raw("</div>\n");
    }
    page.endSection();
  }

  private void writeFigures(Html page, int shown) {
    page.table("column", "mean", "std", "least", "most", "missing");
    if (all.count() + all.missing() > 0) {
      row(page, "all", all);
    }
    for (int i = 0; i < shown; i++) {
      Column column = figures.get(i);
      if (column.others.classes() == 0) {
        row(page, columns.name(i), column.numbers);
      } else {
        frequent(page, columns.name(i), column);
      }
    }
    page.endTable();
  }

  private static void row(Html page, String name, Moments numbers) {
    page.row(
        name,
        Html.number(numbers.mean()),
        Html.number(numbers.deviation()),
        Html.number(numbers.least()),
        Html.number(numbers.most()),
        missing(numbers));
  }

  /** The most frequent values of a column without numbers. */
  private static void frequent(Html page, String name, Column column) {
    List<ClassCounts.Count> counts = column.others.largest(NAMED);
    String values = counts.stream()
        .map(count ->
            Html.cut(count.name(), 40) + " " + Html.percent(count.count(), column.others.total()))
        .collect(Collectors.joining(", "));
    page.raw("<tr>").element("td", name);
    page.raw("<td colspan=\"4\" class=\"text\">").text(values).raw("</td>");
    page.element("td", missing(column.numbers)).raw("</tr>\n");
  }

  private static String missing(Moments numbers) {
    return numbers.missing() == 0 ? "" : Html.count(numbers.missing());
  }
}
