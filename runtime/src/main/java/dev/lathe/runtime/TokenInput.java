package dev.lathe.runtime;

/** Examples that are whole numbers, such as the ids of words. */
public final class TokenInput implements InputCodec<int[]> {
  private final int size;
  private final int tokens;
  private final String shape;

  /**
   * Examples of a given length.
   *
   * @param tokens numbers are below it, as many as the embedding that reads them has rows
   * @param shape of one example, for messages: {@code 64}
   */
  public TokenInput(int size, int tokens, String shape) {
    this.size = size;
    this.tokens = tokens;
    this.shape = shape;
  }

  @Override
  public void encode(int[] input, BatchProgram program, int number, int example) {
    if (input.length != size) {
      throw new IllegalArgumentException(Message.of(
          "L201",
          Message.count(size, "token") + " for one example (" + shape + ")",
          Message.count(input.length, "token"),
          "make all equally long: transform(Sequences.pad(" + size + ", ...))"));
    }
    for (int at = 0; at < size; at++) {
      if (input[at] < 0 || input[at] >= tokens) {
        throw new IllegalArgumentException(Message.of(
            "L215",
            "tokens from 0 to " + (tokens - 1),
            input[at] + " at place " + at,
            "encode with a vocabulary that is no larger than the embedding"));
      }
    }
    System.arraycopy(input, 0, program.tokens(number), example * size, size);
  }
}
