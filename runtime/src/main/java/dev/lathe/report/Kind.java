package dev.lathe.report;

import dev.lathe.audio.Audio;
import dev.lathe.audio.Spectrogram;
import dev.lathe.data.Example;
import dev.lathe.vision.Box;
import dev.lathe.vision.Image;
import java.util.List;

/** What inputs and targets can be, as far as a report tells them apart. */
final class Kind {
  static final String PICTURE = "picture";
  static final String SOUND = "recording";
  static final String TEXT = "text";
  static final String SPECTROGRAM = "spectrogram";
  static final String BOXES = "boxes";
  static final String CLASS = "class";

  private static final int LONGEST_LABEL = 80;

  private Kind() {}

  /** What a class, or a value that is counted as one, is told from others by: of a text, its beginning. */
  static Object label(Object value) {
    return value instanceof String text ? Html.cut(text, LONGEST_LABEL) : value;
  }

  static String of(Example<?, ?> example) {
    return ofInput(example.input()) + ", " + ofTarget(example.target());
  }

  static String ofInput(Object input) {
    return input instanceof Image
        ? PICTURE
        : input instanceof Audio
            ? SOUND
            : input instanceof String
                ? TEXT
                : input instanceof Spectrogram ? SPECTROGRAM : input.getClass().getName();
  }

  static String ofTarget(Object target) {
    if (target instanceof List<?> list && list.stream().allMatch(Box.class::isInstance)) {
      return BOXES;
    }
    boolean label = target instanceof Integer
        || target instanceof Boolean
        || target instanceof String
        || target instanceof Enum;
    return label ? CLASS : target.getClass().getName();
  }
}
