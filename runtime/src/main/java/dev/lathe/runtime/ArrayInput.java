package dev.lathe.runtime;

/** Examples that are numbers already, one array each. */
public final class ArrayInput implements InputCodec<float[]> {
  private final int size;
  private final String shape;

  /**
   * Examples of a given length.
   *
   * @param shape of one example, for messages: {@code 28 x 28}
   */
  public ArrayInput(int size, String shape) {
    this.size = size;
    this.shape = shape;
  }

  @Override
  public void encode(float[] input, BatchProgram program, int number, int example) {
    if (input.length != size) {
      throw new IllegalArgumentException(Message.of(
          "L201",
          Message.count(size, "number") + " for one example (" + shape + ")",
          Message.count(input.length, "number"),
          "hand in one example of the network's input shape at a time"));
    }
    System.arraycopy(input, 0, program.input(number), example * size, size);
  }
}
