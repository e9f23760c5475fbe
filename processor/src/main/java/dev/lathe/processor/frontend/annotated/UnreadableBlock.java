package dev.lathe.processor.frontend.annotated;

/** A block that was compiled before cannot be read: its message says what was found in place of its source. */
final class UnreadableBlock extends Exception {
  private static final long serialVersionUID = 1;

  private final String fix;

  UnreadableBlock(String found, String fix) {
    super(found);
    this.fix = fix;
  }

  String found() {
    return String.valueOf(getMessage());
  }

  String fix() {
    return fix;
  }
}
