/** How an example becomes numbers. */
interface InputCodec<I> {
  void encode(I input, BatchProgram program, int number, int example);
}
