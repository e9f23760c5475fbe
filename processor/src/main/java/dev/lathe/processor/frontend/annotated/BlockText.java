package dev.lathe.processor.frontend.annotated;

import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.TypeElement;

/**
 * The source of a block as it is kept beside its class, in the annotation {@code BlockSource}.
 *
 * @param carrier simple name of the class that has the annotation
 * @param file name of the file that the block was declared in
 * @param line the line with which the text begins
 * @param text the class, without any name that needs an import
 */
public record BlockText(String carrier, String file, int line, String text) {
  /** Of what the annotation says; to be raised when an older processor would misread it. */
  public static final int VERSION = 1;

  /** So many characters are below the 65,535 bytes of a constant in a class file, whatever they are. */
  private static final int LONGEST = 20_000;

  /** The name of the class beside a block: {@code Residual_Block}. */
  static String carrier(TypeElement block) {
    return TypeNaming.of(block).flatName() + "_Block";
  }

  /** The text line by line, lines that are too long for a constant in pieces. */
  public List<String> parts() {
    List<String> parts = new ArrayList<>();
    for (String each : text.split("(?<=\n)")) {
      for (int from = 0; from < each.length(); ) {
        int to = end(each, from);
        parts.add(each.substring(from, to));
        from = to;
      }
    }
    return List.copyOf(parts);
  }

  /** Does not part the two halves of a character. */
  private static int end(String line, int from) {
    int to = Math.min(line.length(), from + LONGEST);
    return to < line.length() && Character.isHighSurrogate(line.charAt(to - 1)) ? to - 1 : to;
  }
}
