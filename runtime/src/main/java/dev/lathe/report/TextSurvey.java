package dev.lathe.report;

import dev.lathe.data.Example;

/** Inputs that are texts. */
final class TextSurvey implements Survey {
  private final Spread characters = new Spread();
  private final Spread words = new Spread();
  private double total;
  private long blank;

  @Override
  public void add(Example<?, ?> example) {
    String text = (String) example.input();
    int length = text.codePointCount(0, text.length());
    characters.add(length);
    total += length;
    words.add(words(text));
    blank += text.isBlank() ? 1 : 0;
  }

  /** Runs of characters that are no white space. */
  private static int words(String text) {
    int count = 0;
    boolean inside = false;
    for (int i = 0; i < text.length(); i++) {
      boolean letter = !Character.isWhitespace(text.charAt(i));
      count += letter && !inside ? 1 : 0;
      inside = letter;
    }
    return count;
  }

  @Override
  public void facts(Html page) {
    page.fact("characters", Html.count((long) total));
    page.fact("words a text", words.range(Html::count));
  }

  @Override
  public void write(Html page) {
    page.section("Lengths");
    page.element(
        "p",
        Html.count(blank, "text is", "texts are") + " blank. Words are what white space parts.");
    page.raw("<div class=\"charts\">");
    characters.chart(page, "Characters", Html::count);
    words.chart(page, "Words", Html::count);
    page.raw("</div>\n").endSection();
  }
}
