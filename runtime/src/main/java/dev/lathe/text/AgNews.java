package dev.lathe.text;

import java.io.IOException;
import java.nio.file.Path;

/**
 * AG News: titles and first sentences of news in four classes (X. Zhang and others, 2015), in the files {@code train.csv} and {@code test.csv}, each as it is or gzipped.
 *
 * <p>The classes are, from 0: World, Sports, Business, Sci/Tech.
 */
public final class AgNews {
  private AgNews() {}

  /**
   * The news of a file, title and text joined by a blank.
   *
   * @throws IOException as {@link TextCsv#load}
   */
  public static TextCsv load(Path file) throws IOException {
    return TextCsv.load(file, "World", "Sports", "Business", "Sci/Tech");
  }
}
