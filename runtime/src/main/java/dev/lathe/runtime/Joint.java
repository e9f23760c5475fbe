package dev.lathe.runtime;

import org.jspecify.annotations.Nullable;

/** What examples and targets of several parts have in common: messages that name the part. */
final class Joint {
  private Joint() {}

  static <P> P required(String name, @Nullable P value, String code) {
    if (value == null) {
      throw new IllegalArgumentException(Message.of(
          code, "numbers as '" + name + "'", "null", "give each part of the record an array"));
    }
    return value;
  }

  static IllegalArgumentException refused(String name, IllegalArgumentException refused) {
    return new IllegalArgumentException(refused.getMessage() + "\n  part:  " + name, refused);
  }
}
