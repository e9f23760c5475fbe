package dev.lathe.report;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** A page of HTML that is being written. What data sets hold comes in by {@link #text} alone, or as the argument of a method that uses it. */
final class Html {
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}&&[^\\n\\t]]");

  /** Styles and pictures of the page's own, and nothing else. */
  static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

  private final StringBuilder html = new StringBuilder();

  /**
   * The beginning of a page, with a header that is left open.
   *
   * @param policy of content: what the browser may load and run
   */
  Html head(String title, String policy, String css) {
    return raw("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\"/>\n")
        .raw("<meta http-equiv=\"Content-Security-Policy\" content=\"" + policy + "\"/>\n")
        .raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n")
        .element("title", title)
        .raw("<style>\n" + css + "</style>\n</head>\n<body>\n<main>\n<header>\n")
        .element("h1", title);
  }

  /** The end of a page, with markup that comes last. */
  Html foot(String note, String last) {
    return raw("<footer>").text(note).raw("</footer>\n</main>\n" + last + "</body>\n</html>\n");
  }

  /** Markup, as it is. */
  Html raw(String markup) {
    html.append(markup);
    return this;
  }

  /** Text, whatever it holds. */
  Html text(String text) {
    html.append(escaped(text));
    return this;
  }

  /** An element with nothing but text in it. */
  Html element(String name, String text) {
    return raw("<" + name + ">").text(text).raw("</" + name + ">\n");
  }

  /** One figure for the top of the page. */
  Html fact(String name, String value) {
    return raw("<div>").element("dt", name).element("dd", value).raw("</div>\n");
  }

  Html section(String title) {
    return raw("<section>\n").element("h2", title);
  }

  Html endSection() {
    return raw("</section>\n");
  }

  /** The head of a table; the first column has text, the others have numbers. */
  Html table(String... columns) {
    return raw("<div class=\"wide\"><table>\n<thead>")
        .cells("th", List.of(columns))
        .raw("</thead>\n");
  }

  Html row(String... cells) {
    return cells("td", List.of(cells));
  }

  Html endTable() {
    return raw("</table></div>\n");
  }

  private Html cells(String tag, List<String> cells) {
    raw("<tr>");
    cells.forEach(cell -> raw("<" + tag + ">").text(cell).raw("</" + tag + ">"));
    return raw("</tr>\n");
  }

  /** Columns side by side, as high as their counts say, with the values at both ends below. */
  Html columns(String title, long[] counts, String first, String last) {
    long most = 1;
    for (long count : counts) {
      most = Math.max(most, count);
    }
    raw("<figure class=\"chart\">").element("figcaption", title);
    raw("<svg viewBox=\"0 0 " + counts.length
        + " 40\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><path d=\"");
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] > 0) {
        double height = Math.max(0.5, 40.0 * counts[i] / most);
        raw(String.format(Locale.ROOT, "M%d 40V%.2fh1V40z", i, 40 - height));
      }
    }
    return raw("\"/></svg><p><span>")
        .text(first)
        .raw("</span><span>")
        .text(last)
        .raw("</span></p></figure>\n");
  }

  static String escaped(String text) {
    return UNPRINTABLE
        .matcher(text)
        .replaceAll("\uFFFD")
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** The text, or its beginning where it is longer; no half of a surrogate pair is left. */
  static String cut(String text, int most) {
    if (text.length() <= most) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
    return text.substring(0, end) + "\u2026";
  }

  /** {@code 60,000}. */
  static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** {@code 1 box}, {@code 2,000 boxes}. */
  static String count(long count, String one, String many) {
    return count(count) + " " + (count == 1 ? one : many);
  }

  /** A share of all in percent, {@code 9.9 %}. */
  static String percent(double part, double all) {
    return String.format(Locale.ROOT, "%.1f %%", all == 0 ? 0 : 100 * part / all);
  }

  /** Four significant digits; a dash for what is no number. */
  static String number(double value) {
    if (!Double.isFinite(value)) {
      return "\u2013";
    }
    double magnitude = Math.abs(value);
    if (magnitude != 0 && (magnitude < 1e-4 || magnitude >= 1e9)) {
      return String.format(Locale.ROOT, "%.3e", value);
    }
    BigDecimal rounded = magnitude >= 1000
        ? BigDecimal.valueOf(value).setScale(0, RoundingMode.HALF_UP)
        : new BigDecimal(value).round(new MathContext(4));
    return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
  }

  @Override
  public String toString() {
    return html.toString();
  }
}
